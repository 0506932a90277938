// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' knows no logits: FromLogits is for crossentropies, such as FromLogits<SparseCategoricalCrossentropy>
// expect: LossFromLogits<staticnn::MeanSquaredError>
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/losses/mean_squared_error.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(FromLogits<MeanSquaredError>);
#else
constexpr auto size = sizeof(FromLogits<CategoricalCrossentropy>);
#endif
