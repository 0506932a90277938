// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the 'Threshold' of 'BinaryAccuracy' is a probability: BinaryAccuracy<0.5>
#include "staticnn/metrics/binary_accuracy.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(BinaryAccuracy<50>);
#else
constexpr auto size = sizeof(BinaryAccuracy<0.5>);
#endif
