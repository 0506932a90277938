// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Auc' has 3 to 65536 'Thresholds'; Keras' default is 200
#include "staticnn/metrics/auc.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(Auc<2>);
#else
constexpr auto size = sizeof(Auc<>);
#endif
