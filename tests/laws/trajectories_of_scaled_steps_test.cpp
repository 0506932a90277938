// SPDX-License-Identifier: BSL-1.0
#include "laws/trajectory_problems.hpp"

namespace staticnn::laws {
namespace {

template <class Given, class T>
void expect_scaled_steps() {
    using namespace reference;
    auto check = check_of<Given, T>();
    const auto& expected = Given::runs;
    const auto check_rms_prop = [&]<class Optimizer>(Optimizer optimizer, const auto& run) {
        optimizer.learning_rate = rms_prop_rate;
        optimizer.rho = rms_prop_rho;
        optimizer.epsilon = rms_prop_epsilon;
        check.check_run(optimizer, run, std::string(Optimizer::name.view()));
    };
    check_rms_prop(RmsProp<>{}, expected.rms_prop);
    check_rms_prop(RmsProp<Momentum>{.momentum = momentum}, expected.rms_prop_momentum);
    check_rms_prop(RmsProp<Centered>{}, expected.rms_prop_centered);
    check_rms_prop(RmsProp<Centered, Momentum>{.momentum = momentum}, expected.rms_prop_centered_momentum);
    check.check_run(Adagrad<>{adagrad_rate, adagrad_start, adagrad_epsilon}, expected.adagrad, "Adagrad");
    check.check_run(Adadelta<>{adadelta_rate, adadelta_rho, adadelta_epsilon}, expected.adadelta, "Adadelta");
}

TEST(TrajectoriesOfScaledSteps, AreThoseOfPyTorchInDouble) { expect_scaled_steps<Regression, double>(); }

TEST(TrajectoriesOfScaledSteps, AreThoseOfPyTorchInFloat) { expect_scaled_steps<Classification, float>(); }

}  // namespace
}  // namespace staticnn::laws
