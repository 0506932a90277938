// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a 'ConfusionMatrix' is for 2 to 256 'Classes': all of it is state of a trainer
#include "staticnn/metrics/confusion_matrix.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(ConfusionMatrix<1000>);
#else
constexpr auto size = sizeof(ConfusionMatrix<256>);
#endif
