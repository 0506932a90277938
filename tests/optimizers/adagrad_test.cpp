// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/adagrad.hpp"

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Adagrad<>> && Optimizer<Adagrad<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Adagrad, IsNamedByItsOptions) {
    EXPECT_EQ(Adagrad<>::name.view(), "Adagrad<>");
    EXPECT_EQ(Adagrad<ExponentialDecay>::name.view(), "Adagrad<ExponentialDecay>");
}

TEST(Adagrad, KeepsItsSlots) { EXPECT_EQ(slot_names<Adagrad<>>(), (Names{"sum"})); }

TEST(Adagrad, HasTheDefaultsOfKeras) {
    const Adagrad<> adagrad;
    EXPECT_EQ(adagrad.learning_rate.value, 0.001);
    EXPECT_EQ(adagrad.initial_accumulator_value, 0.1);
    EXPECT_EQ(adagrad.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(Adagrad, StepsLessAndLess) {
    const auto steps = walk(Adagrad<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9991548458660078, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9995440952909068, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9985919841838441, 1e-15);
    EXPECT_EQ(steps.slots[0], 4.3125);

    const Adagrad<> other{.learning_rate = 0.5, .initial_accumulator_value = 0, .epsilon = 1e-3};
    const auto large = walk(other, {0.5, -0.25, 2});
    EXPECT_NEAR(large.values[0], 0.5009970099651255, 1e-15);
    EXPECT_NEAR(large.values[1], 0.7242468932054671, 1e-15);
    EXPECT_NEAR(large.values[2], 0.24275930227477782, 1e-15);
}

TEST(Adagrad, CountsGradientsThatAreSmallBesideTheStart) {
    EXPECT_EQ(walk(Adagrad<>{.initial_accumulator_value = 1}, {0x1p-40, 0x1p-40}).slots[0], 0x1p-79);
}

TEST(Adagrad, StaysWhereThereIsNoGradient) {
    EXPECT_EQ(walk(Adagrad<>{.initial_accumulator_value = 0}, {0, 0}).values, (std::vector<double>{1, 1}));
}

TEST(Adagrad, ForgetsASumThatWouldBeDenormal) { EXPECT_EQ(walk(Adagrad<>{}, {1e-160}).slots[0], 0); }

TEST(Adagrad, RefusesValuesOutsideTheirRange) {
    const Adagrad<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(Adagrad<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &Adagrad<>::initial_accumulator_value, -1),
                   "Adagrad's initial_accumulator_value is expected to be at least 0, found -1");
    expect_refusal(with(right, &Adagrad<>::epsilon, 0),
                   "Adagrad's epsilon is expected to be above 0, found 0");
    expect_refusal(Adagrad<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Adagrad, HasSettings) {
    EXPECT_EQ(
        setting_names(Adagrad<>{}),
        (Names{"optimizer.learning_rate.value", "optimizer.initial_accumulator_value", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
