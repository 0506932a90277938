// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/adam.hpp"

#include <cmath>
#include <limits>

#include "data/expect_error.hpp"
#include "optimizers/walk.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Adam<>> && Optimizer<Adam<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Adam, IsNamedByItsOptions) {
    EXPECT_EQ(Adam<>::name.view(), "Adam<>");
    EXPECT_EQ(Adam<CosineDecay>::name.view(), "Adam<CosineDecay>");
    EXPECT_EQ((Adam<AmsGrad, CosineDecay>::name.view()), "Adam<AmsGrad,CosineDecay>");
}

TEST(Adam, KeepsTwoMoments) {
    ASSERT_EQ(Adam<>::slots.size(), 2u);
    EXPECT_EQ(Adam<>::slots[0], "m");
    EXPECT_EQ(Adam<>::slots[1], "v");
}

TEST(Adam, HasTheDefaultsOfKeras) {
    const Adam<> adam;
    EXPECT_EQ(adam.learning_rate.value, 0.001);
    EXPECT_EQ(adam.beta_1, 0.9);
    EXPECT_EQ(adam.beta_2, 0.999);
    EXPECT_EQ(adam.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(Adam, StepsByItsMoments) {
    const auto adam = walk(Adam<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(adam.values[0], 0.9990000063245154, 1e-15);
    EXPECT_NEAR(adam.values[1], 0.9987336707920792, 1e-15);
    EXPECT_NEAR(adam.values[2], 0.9980630241660109, 1e-15);
    EXPECT_NEAR(adam.slots[0], 0.218, 1e-15);
    EXPECT_NEAR(adam.slots[1], 0.00431193775, 1e-17);

    const Adam<> other{.learning_rate = 0.1, .beta_1 = 0.5, .beta_2 = 0.75, .epsilon = 1e-3};
    EXPECT_NEAR(walk(other, {0.5}).values[0], 0.900398406374502, 1e-15);
}

// The gradient shrinks, but what it is divided by does not.
TEST(Adam, DividesByTheLargestMomentWithAmsGrad) {
    const auto steps = walk(Adam<AmsGrad>{.beta_2 = 0.5}, {2, 0.25, -0.5});
    EXPECT_NEAR(steps.values[0], 0.9990000000707107, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9983392824894429, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9980110043287643, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.1345, 1e-15);
    EXPECT_EQ(steps.slots[1], 0.640625);
    EXPECT_EQ(steps.slots[2], 2);
    EXPECT_EQ((slot_names<Adam<CosineDecay, AmsGrad>>()), (Names{"m", "v", "v_max"}));
}

// The first step has the size of the learning rate, whatever the size of the gradient.
TEST(Adam, StepsByTheLearningRateAtFirst) {
    for (const double gradient : {1e-3, 1.0, 1e6})
        EXPECT_NEAR(walk(Adam<>{.learning_rate = 0.01}, {gradient}).values[0], 0.99, 1e-4);
}

TEST(Adam, FollowsItsSchedule) {
    const Adam<ExponentialDecay> decaying{
        .learning_rate = {.initial_rate = 0.01, .decay_steps = 1, .decay_rate = 0.5}};
    const auto steps = walk(decaying, {1, 1, 1}).values;
    EXPECT_NEAR(1 - steps[0], 0.01, 1e-6);
    EXPECT_NEAR(steps[0] - steps[1], 0.005, 1e-6);
    EXPECT_NEAR(steps[1] - steps[2], 0.0025, 1e-6);
}

TEST(Adam, StaysWhereThereIsNoGradient) {
    const auto still = walk(Adam<>{}, {0, 0, 0});
    EXPECT_EQ(still.values, (std::vector<double>{1, 1, 1}));
    EXPECT_EQ(still.slots[1], 0);
}

TEST(Adam, ForgetsMomentsThatWouldBecomeDenormal) {
    const double small = 1e-160;  // its square is no double any more
    EXPECT_EQ(walk(Adam<>{}, {small}).slots[1], 0);
    EXPECT_NEAR(walk(Adam<>{}, {small}).slots[0], 1e-161, 1e-175);
    EXPECT_EQ(walk(Adam<>{}, {std::numeric_limits<double>::min() * 0x1p20}).slots[0], 0);
}

TEST(Adam, RefusesValuesOutsideTheirRange) {
    EXPECT_NO_THROW(Adam<>{}.validate());
    expect_error<ArgumentError>([] { Adam<>{.learning_rate = -1}.validate(); },
                                "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_error<ArgumentError>([] { Adam<>{.beta_1 = 1}.validate(); },
                                "Adam's beta_1 is expected to be at least 0 and below 1, found 1");
    expect_error<ArgumentError>([] { Adam<>{.beta_2 = -0.1}.validate(); },
                                "Adam's beta_2 is expected to be at least 0 and below 1, found -0.1");
    expect_error<ArgumentError>([] { Adam<>{.epsilon = 0}.validate(); },
                                "Adam's epsilon is expected to be above 0, found 0");
    expect_error<ArgumentError>([] { Adam<ExponentialDecay>{}.validate(); },
                                "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Adam, HasSettings) {
    EXPECT_EQ(setting_names(Adam<>{}), (Names{"optimizer.learning_rate.value", "optimizer.beta_1",
                                              "optimizer.beta_2", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
