// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the 'Amount' of 'Smoothed' is a share from 0 to below 1
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/smoothed.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(Smoothed<CategoricalCrossentropy, 1>);
#else
constexpr auto size = sizeof(Smoothed<CategoricalCrossentropy, 0.1>);
#endif
