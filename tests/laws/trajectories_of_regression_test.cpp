// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include "laws/trajectory.hpp"

namespace staticnn::laws {
namespace {

namespace given = reference::regression;

using Regression = Problem<Sequential<Dense<4, 6, Tanh>, Dense<6, 2>>, MeanSquaredError>;

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
Dataset<T, 4, Rows<T, 2>> data() {
    const std::vector<T> inputs(std::begin(given::inputs), std::end(given::inputs));
    const std::vector<T> targets(std::begin(given::targets), std::end(given::targets));
    return {inputs, targets};
}

TEST(TrajectoriesOfRegression, AreThoseOfPyTorchInDouble) {
    expect_trajectories<Regression, double>(data<double>(), expected);
}

TEST(TrajectoriesOfRegression, AreThoseOfPyTorchInFloat) {
    expect_trajectories<Regression, float>(data<float>(), expected);
}

}  // namespace
}  // namespace staticnn::laws
