// SPDX-License-Identifier: BSL-1.0
#include "laws/trajectory_problems.hpp"

namespace staticnn::laws {
namespace {

template <class Given, class T>
void expect_adams_kin() {
    using namespace reference;
    auto check = check_of<Given, T>();
    const auto& expected = Given::runs;
    check.check_run(Adam<AmsGrad>{adam_rate, adam_beta_1, ams_grad_beta_2, adam_epsilon},
                    expected.adam_ams_grad, "Adam with AmsGrad");
    check.check_run(AdamW<>{adam_rate, weight_decay, adam_beta_1, adam_beta_2, adam_epsilon}, expected.adam_w,
                    "AdamW");
    check.check_run(Nadam<>{adam_rate, adam_beta_1, adam_beta_2, adam_epsilon}, expected.nadam, "Nadam");
    check.check_run(Adamax<>{adam_rate, adam_beta_1, adam_beta_2, adam_epsilon}, expected.adamax, "Adamax");
    check.check_run(Lion<>{lion_rate, lion_beta_1, lion_beta_2}, expected.lion, "Lion");
}

TEST(TrajectoriesOfAdamsKin, AreThoseOfPyTorchInDouble) { expect_adams_kin<Regression, double>(); }

TEST(TrajectoriesOfAdamsKin, AreThoseOfPyTorchInFloat) { expect_adams_kin<Classification, float>(); }

}  // namespace
}  // namespace staticnn::laws
