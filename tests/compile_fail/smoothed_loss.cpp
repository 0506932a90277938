// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' cannot be smoothed: Smoothed is for crossentropies, and once, such as Smoothed<SparseCategoricalCrossentropy, 0.1>
// expect: SmoothedLoss<staticnn::MeanSquaredError>
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/smoothed.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(Smoothed<MeanSquaredError, 0.1>);
#else
constexpr auto size = sizeof(Smoothed<CategoricalCrossentropy, 0.1>);
#endif
