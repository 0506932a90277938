// SPDX-License-Identifier: BSL-1.0
#include "laws/trajectories_of_sgd_and_adam.hpp"

namespace staticnn::laws {
namespace {

TEST(TrajectoriesOfRegression, AreThoseOfPyTorchInDouble) {
    expect_trajectories_of_sgd_and_adam<Regression, double>();
}

TEST(TrajectoriesOfRegression, AreThoseOfPyTorchInFloat) {
    expect_trajectories_of_sgd_and_adam<Regression, float>();
}

}  // namespace
}  // namespace staticnn::laws
