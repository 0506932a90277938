// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/adam_w.hpp"

#include <cmath>
#include <limits>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<AdamW<>> && Optimizer<AdamW<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(AdamW, IsNamedByItsOptions) {
    EXPECT_EQ(AdamW<>::name.view(), "AdamW<>");
    EXPECT_EQ(AdamW<ExponentialDecay>::name.view(), "AdamW<ExponentialDecay>");
}

TEST(AdamW, KeepsItsSlots) { EXPECT_EQ(slot_names<AdamW<>>(), (Names{"m", "v"})); }

TEST(AdamW, HasTheDefaultsOfKeras) {
    const AdamW<> adamw;
    EXPECT_EQ(adamw.learning_rate.value, 0.001);
    EXPECT_EQ(adamw.weight_decay, 0.004);
    EXPECT_EQ(adamw.beta_1, 0.9);
    EXPECT_EQ(adamw.beta_2, 0.999);
    EXPECT_EQ(adamw.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(AdamW, ShrinksBeforeItSteps) {
    const auto steps = walk(AdamW<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9989960063245154, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9987256748080539, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9980510332792863, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.218, 1e-15);
    EXPECT_NEAR(steps.slots[1], 0.00431193775, 1e-17);
}

TEST(AdamW, ShrinksWithoutAGradientToo) {
    const AdamW<> shrinking{.learning_rate = 0.5, .weight_decay = 0.5};
    EXPECT_EQ(walk(shrinking, {0, 0}).values, (std::vector<double>{0.75, 0.5625}));
}

TEST(AdamW, WithoutDecayIsAdam) {
    EXPECT_EQ(walk(AdamW<>{.weight_decay = 0}, {0.5, -0.25, 2}).values,
              walk(Adam<>{}, {0.5, -0.25, 2}).values);
    EXPECT_EQ(walk(AdamW<AmsGrad>{.weight_decay = 0}, {2, 0.5}).slots, walk(Adam<AmsGrad>{}, {2, 0.5}).slots);
}

TEST(AdamW, RefusesValuesOutsideTheirRange) {
    const AdamW<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(AdamW<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &AdamW<>::weight_decay, -0.1),
                   "AdamW's weight_decay is expected to be at least 0, found -0.1");
    expect_refusal(with(right, &AdamW<>::beta_1, 1),
                   "AdamW's beta_1 is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &AdamW<>::beta_2, -0.1),
                   "AdamW's beta_2 is expected to be at least 0 and below 1, found -0.1");
    expect_refusal(with(right, &AdamW<>::epsilon, 0), "AdamW's epsilon is expected to be above 0, found 0");
    expect_refusal(AdamW<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(AdamW, HasSettings) {
    EXPECT_EQ(setting_names(AdamW<>{}),
              (Names{"optimizer.learning_rate.value", "optimizer.beta_1", "optimizer.beta_2",
                     "optimizer.epsilon", "optimizer.weight_decay"}));
}

}  // namespace
}  // namespace staticnn
