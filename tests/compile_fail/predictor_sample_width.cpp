// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Sample' is no sample for a network of 'Inputs' values: predict takes an array or a span of that many values
// expect: SampleFor<std::array<float, 5>, 4, float>
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Sample = std::array<float, 5>;
#else
using Sample = std::array<float, 4>;
#endif

auto use(Predictor<Model> predictor, const Sample& sample) { return predictor.predict(sample); }
