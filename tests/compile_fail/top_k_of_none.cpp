// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'TopK' looks at one output at least: TopK<5>
#include "staticnn/metrics/top_k.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(TopK<0>);
#else
constexpr auto size = sizeof(TopK<5>);
#endif
