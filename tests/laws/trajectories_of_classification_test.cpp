// SPDX-License-Identifier: BSL-1.0
#include "laws/trajectories_of_sgd_and_adam.hpp"

namespace staticnn::laws {
namespace {

TEST(TrajectoriesOfClassification, AreThoseOfPyTorchInDouble) {
    expect_trajectories_of_sgd_and_adam<Classification, double>();
}

TEST(TrajectoriesOfClassification, AreThoseOfPyTorchInFloat) {
    expect_trajectories_of_sgd_and_adam<Classification, float>();
}

}  // namespace
}  // namespace staticnn::laws
