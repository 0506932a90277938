// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the 'Average' over classes is Macro or Micro: F1Score<10, Micro>
#include "staticnn/metrics/f1_score.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(F1Score<3, int>);
#else
constexpr auto size = sizeof(F1Score<3, Micro>);
#endif
