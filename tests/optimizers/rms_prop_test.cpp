// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/rms_prop.hpp"

#include <cmath>
#include <limits>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<RmsProp<>> && Optimizer<RmsProp<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(RmsProp, IsNamedByItsOptions) {
    EXPECT_EQ(RmsProp<>::name.view(), "RmsProp<>");
    EXPECT_EQ(RmsProp<ExponentialDecay>::name.view(), "RmsProp<ExponentialDecay>");
    EXPECT_EQ((RmsProp<Centered, Momentum>::name.view()), "RmsProp<Centered,Momentum>");
}

TEST(RmsProp, KeepsTheSlotsOfItsOptions) {
    EXPECT_EQ(slot_names<RmsProp<>>(), Names{"v"});
    EXPECT_EQ(slot_names<RmsProp<Momentum>>(), (Names{"v", "m"}));
    EXPECT_EQ(slot_names<RmsProp<Centered>>(), (Names{"v", "mean"}));
    EXPECT_EQ((slot_names<RmsProp<Momentum, Centered>>()), (Names{"v", "mean", "m"}));
}

TEST(RmsProp, HasTheDefaultsOfKeras) {
    const RmsProp<> rms_prop;
    EXPECT_EQ(rms_prop.learning_rate.value, 0.001);
    EXPECT_EQ(rms_prop.rho, 0.9);
    EXPECT_EQ(rms_prop.epsilon, 1e-7);
    EXPECT_EQ(RmsProp<Momentum>{}.momentum.value, 0.9);
}

// These four are from the formula of Keras, written out in Python.
TEST(RmsProp, StepsByTheSizeOfTheGradient) {
    const auto steps = walk(RmsProp<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9968377286643679, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9983121456617157, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9952474392891568, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.425875, 1e-15);
}

TEST(RmsProp, RemembersItsDirectionWithMomentum) {
    const auto steps = walk(RmsProp<Momentum>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9968377286643679, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9954661014596469, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.991166930602839, 1e-15);
    EXPECT_NEAR(steps.slots[1], 0.004299170856807855, 1e-17);
}

TEST(RmsProp, StepsByTheDeviationOfTheGradientWhenCentered) {
    const auto steps = walk(RmsProp<Centered>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9966666740740494, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9981514561326797, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9948999655897339, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.425875, 1e-15);
    EXPECT_NEAR(steps.slots[1], 0.218, 1e-15);
}

TEST(RmsProp, TakesBothOptions) {
    const RmsProp<Centered, Momentum> both{.momentum = 0.5};
    const auto steps = walk(both, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9966666740740494, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9964847931697044, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9931423621745861, 1e-15);
    EXPECT_NEAR(steps.slots[2], 0.003342430995118312, 1e-17);
    const RmsProp<Momentum, Centered> reversed{.momentum = 0.5};
    EXPECT_EQ(walk(reversed, {0.5, -0.25, 2}).values, steps.values);
}

// The variance of equal gradients is nothing but rounding, which may be negative and larger than epsilon.
TEST(RmsProp, StaysANumberWhereAllGradientsAreEqual) {
    const RmsProp<Centered> centered{.rho = 0.5};
    for (double gradient = 1e5; gradient < 3e5; gradient += 1234.567) {
        std::vector<double> equal(80, gradient);
        EXPECT_FALSE(std::isnan(walk(centered, equal).values.back())) << gradient;
    }
}

TEST(RmsProp, ForgetsMomentsThatWouldBecomeDenormal) {
    const auto tiny = walk(RmsProp<Centered, Momentum>{}, {std::numeric_limits<double>::min() * 0x1p10});
    EXPECT_EQ(tiny.slots, (std::array<double, 3>{0, 0, 0}));
}

TEST(RmsProp, RefusesValuesOutsideTheirRange) {
    const RmsProp<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(RmsProp<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &RmsProp<>::rho, 1),
                   "RmsProp's rho is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &RmsProp<>::epsilon, 0),
                   "RmsProp's epsilon is expected to be above 0, found 0");
    expect_refusal(RmsProp<Momentum>{.momentum = 1},
                   "RmsProp's momentum is expected to be at least 0 and below 1, found 1");
    expect_refusal(RmsProp<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(RmsProp, HasSettings) {
    EXPECT_EQ(setting_names(RmsProp<Centered>{}),
              (Names{"optimizer.learning_rate.value", "optimizer.rho", "optimizer.epsilon"}));
    EXPECT_EQ(setting_names(RmsProp<Momentum>{}), (Names{"optimizer.learning_rate.value", "optimizer.rho",
                                                         "optimizer.momentum.value", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
