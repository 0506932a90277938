// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/adamax.hpp"

#include <cmath>
#include <limits>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Adamax<>> && Optimizer<Adamax<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Adamax, IsNamedByItsOptions) {
    EXPECT_EQ(Adamax<>::name.view(), "Adamax<>");
    EXPECT_EQ(Adamax<ExponentialDecay>::name.view(), "Adamax<ExponentialDecay>");
}

TEST(Adamax, KeepsItsSlots) { EXPECT_EQ(slot_names<Adamax<>>(), (Names{"m", "u"})); }

TEST(Adamax, HasTheDefaultsOfKeras) {
    const Adamax<> adamax;
    EXPECT_EQ(adamax.learning_rate.value, 0.001);
    EXPECT_EQ(adamax.beta_1, 0.9);
    EXPECT_EQ(adamax.beta_2, 0.999);
    EXPECT_EQ(adamax.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(Adamax, StepsByTheLargestGradient) {
    const auto steps = walk(Adamax<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9990000001999999, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9987892631893471, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9983870491873176, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.218, 1e-15);
    EXPECT_EQ(steps.slots[1], 2);
}

TEST(Adamax, LetsTheLargestGradientFade) {
    const Adamax<> fading{.beta_2 = 0.5};
    EXPECT_EQ(walk(fading, {-4, 0}).slots[1], 2);
    EXPECT_EQ(walk(fading, {-4, 1, 0.25}).slots[1], 1);
}

TEST(Adamax, StaysWhereThereIsNoGradient) {
    EXPECT_EQ(walk(Adamax<>{}, {0, 0}).values, (std::vector<double>{1, 1}));
}

TEST(Adamax, ForgetsMomentsThatWouldBecomeDenormal) {
    const double tiny = std::numeric_limits<double>::min() * 0x1p20;
    EXPECT_EQ(walk(Adamax<>{}, {tiny}).slots[0], 0);
    EXPECT_EQ(walk(Adamax<>{}, {tiny}).slots[1], 0);
}

TEST(Adamax, KeepsWhatIsNoNumber) {
    const auto lost = walk(Adamax<>{}, {std::nan(""), 1});
    EXPECT_TRUE(std::isnan(lost.values[0]));
    EXPECT_TRUE(std::isnan(lost.values[1]));
}

TEST(Adamax, RefusesValuesOutsideTheirRange) {
    const Adamax<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(Adamax<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &Adamax<>::beta_1, 1),
                   "Adamax's beta_1 is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &Adamax<>::beta_2, -0.1),
                   "Adamax's beta_2 is expected to be at least 0 and below 1, found -0.1");
    expect_refusal(with(right, &Adamax<>::epsilon, 0), "Adamax's epsilon is expected to be above 0, found 0");
    expect_refusal(Adamax<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Adamax, HasSettings) {
    EXPECT_EQ(setting_names(Adamax<>{}), (Names{"optimizer.learning_rate.value", "optimizer.beta_1",
                                                "optimizer.beta_2", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
