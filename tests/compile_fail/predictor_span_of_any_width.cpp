// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: predict wants to know the width of a span when the program is compiled: write values.first<Inputs>()
// expect: SampleFor<std::span<const float>, 4, float>
#include <span>

#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
auto use(Predictor<Model> predictor, std::span<const float> values) { return predictor.predict(values); }
#else
auto use(Predictor<Model> predictor, std::span<const float> values) {
    return predictor.predict(values.first<4>());
}
#endif
