// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/adadelta.hpp"

#include <cmath>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Adadelta<>> && Optimizer<Adadelta<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Adadelta, IsNamedByItsOptions) {
    EXPECT_EQ(Adadelta<>::name.view(), "Adadelta<>");
    EXPECT_EQ(Adadelta<ExponentialDecay>::name.view(), "Adadelta<ExponentialDecay>");
}

TEST(Adadelta, KeepsItsSlots) { EXPECT_EQ(slot_names<Adadelta<>>(), (Names{"v", "delta_v"})); }

TEST(Adadelta, HasTheDefaultsOfKeras) {
    const Adadelta<> adadelta;
    EXPECT_EQ(adadelta.learning_rate.value, 0.001);
    EXPECT_EQ(adadelta.rho, 0.95);
    EXPECT_EQ(adadelta.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(Adadelta, StepsInUnitsOfItsOwn) {
    const auto steps = walk(Adadelta<>{.learning_rate = 1}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9985857920944472, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9994986581550116, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.997396637782135, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.21425, 1e-15);
    EXPECT_NEAR(steps.slots[1], 3.507566715203685e-07, 1e-21);
}

// What is remembered of the steps does not depend on the learning rate.
TEST(Adadelta, ScalesItsStepsByTheLearningRate) {
    const auto whole = walk(Adadelta<>{.learning_rate = 1}, {0.5, -0.25});
    const auto quarter = walk(Adadelta<>{.learning_rate = 0.25}, {0.5, -0.25});
    EXPECT_NEAR(1 - quarter.values[1], (1 - whole.values[1]) / 4, 1e-16);
    EXPECT_EQ(quarter.slots, whole.slots);
}

TEST(Adadelta, ForgetsMomentsThatWouldBecomeDenormal) {
    EXPECT_EQ(walk(Adadelta<>{}, {1e-160}).slots[0], 0);
    EXPECT_EQ(walk(Adadelta<>{}, {1e-160}).slots[1], 0);
}

TEST(Adadelta, RefusesValuesOutsideTheirRange) {
    const Adadelta<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(Adadelta<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &Adadelta<>::rho, 1),
                   "Adadelta's rho is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &Adadelta<>::epsilon, std::nan("")),
                   "Adadelta's epsilon is expected to be above 0, found nan");
    expect_refusal(Adadelta<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Adadelta, HasSettings) {
    EXPECT_EQ(setting_names(Adadelta<>{}),
              (Names{"optimizer.learning_rate.value", "optimizer.rho", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
