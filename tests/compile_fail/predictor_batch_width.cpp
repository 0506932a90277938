// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: predict_batch takes a span of std::array<Scalar, Inputs>, or rows<Inputs>(values), and writes to a span of std::array<Scalar, Outputs>, not 'Samples' and 'Results'
// expect: BatchFor<
#include <vector>

#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Samples = std::vector<std::array<float, 5>>;
#else
using Samples = std::vector<std::array<float, 4>>;
#endif

Index use(Predictor<Model> predictor, const Samples& samples, std::vector<std::array<float, 3>>& results) {
    return predictor.predict_batch(samples, results);
}
