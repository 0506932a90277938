// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Sample' is no sample for a network of 'Inputs' values: predict takes an array or a span of that many values
// expect: SampleFor<std::array<float, 3>, 4, float>
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
auto use(Predictor<Model> predictor) { return predictor.predict({0.5f, 1, 2}); }
#else
auto use(Predictor<Model> predictor) { return predictor.predict({0.5f, 1, 2, 3}); }
#endif
