// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include "laws/trajectory.hpp"

namespace staticnn::laws {
namespace {

namespace given = reference::classification;

using Classification = Problem<Sequential<Dense<5, 7, Tanh>, Dense<7, 6, Relu>, Dense<6, 3, Softmax>>,
                               SparseCategoricalCrossentropy>;

const Reference<given::parameters> expected{given::initial_weights,
                                            given::initial_predictions,
                                            given::first_gradient,
                                            given::sgd,
                                            given::sgd_momentum,
                                            given::sgd_nesterov,
                                            given::sgd_momentum_exponential,
                                            given::adam,
                                            given::adam_exponential,
                                            given::adam_exponential_staircase,
                                            given::adam_cosine};

template <class T>
Dataset<T, 5, Labels<3>> data() {
    const std::vector<T> inputs(std::begin(given::inputs), std::end(given::inputs));
    const std::vector<std::uint8_t> labels(std::begin(given::labels), std::end(given::labels));
    return {inputs, labels};
}

TEST(TrajectoriesOfClassification, AreThoseOfPyTorchInDouble) {
    expect_trajectories<Classification, double>(data<double>(), expected);
}

TEST(TrajectoriesOfClassification, AreThoseOfPyTorchInFloat) {
    expect_trajectories<Classification, float>(data<float>(), expected);
}

}  // namespace
}  // namespace staticnn::laws
