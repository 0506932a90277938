// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Result' has no room for the outputs of a network with 'Outputs' of them: predict writes to an array or a span of that many values
// expect: ResultFor<std::array<float, 10>, 3>
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Result = std::array<float, 10>;
#else
using Result = std::array<float, 3>;
#endif

void use(Predictor<Model> predictor, const std::array<float, 4>& sample, Result& result) {
    predictor.predict(sample, result);
}
