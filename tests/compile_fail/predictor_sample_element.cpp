// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a sample of 'Element' is none for a network of 'Scalar': predict takes an array or a span of the network's own type
// expect: SampleFor<std::array<double, 4>, 4, float>
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Sample = std::array<double, 4>;
#else
using Sample = std::array<float, 4>;
#endif

auto use(Predictor<Model> predictor, const Sample& sample) { return predictor.predict(sample); }
