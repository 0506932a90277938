// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the 'Delta' of 'Huber' is a number above 0: Huber<1.0>
#include "staticnn/losses/huber.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(Huber<0>);
#else
constexpr auto size = sizeof(Huber<0.5>);
#endif
