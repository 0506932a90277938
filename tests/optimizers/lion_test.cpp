// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/lion.hpp"

#include <cmath>
#include <limits>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Lion<>> && Optimizer<Lion<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Lion, IsNamedByItsOptions) {
    EXPECT_EQ(Lion<>::name.view(), "Lion<>");
    EXPECT_EQ(Lion<ExponentialDecay>::name.view(), "Lion<ExponentialDecay>");
}

TEST(Lion, KeepsItsSlots) { EXPECT_EQ(slot_names<Lion<>>(), (Names{"m"})); }

TEST(Lion, HasTheDefaultsOfKeras) {
    const Lion<> lion;
    EXPECT_EQ(lion.learning_rate.value, 0.001);
    EXPECT_EQ(lion.beta_1, 0.9);
    EXPECT_EQ(lion.beta_2, 0.99);
}

TEST(Lion, StepsByOneSize) {
    const auto steps = walk(Lion<>{.learning_rate = 0.25}, {0.5, -0.25, 2});
    EXPECT_EQ(steps.values, (std::vector<double>{0.75, 1, 0.75}));
    EXPECT_NEAR(steps.slots[0], 0.0224255, 1e-16);
}

// The sign is that of a mean with one beta, what is remembered is a mean with the other.
TEST(Lion, RemembersItsDirection) {
    const Lion<> stubborn{.learning_rate = 0.25, .beta_1 = 0.9, .beta_2 = 0.5};
    EXPECT_EQ(walk(stubborn, {4, -1}).values, (std::vector<double>{0.75, 0.5}));
}

TEST(Lion, StaysWhereThereIsNoGradient) {
    EXPECT_EQ(walk(Lion<>{}, {0, -0.0}).values, (std::vector<double>{1, 1}));
}

TEST(Lion, KeepsWhatIsNoNumber) {
    const auto lost = walk(Lion<>{}, {std::nan(""), 1});
    EXPECT_TRUE(std::isnan(lost.values[0]));
    EXPECT_TRUE(std::isnan(lost.values[1]));
}

TEST(Lion, ForgetsMomentsThatWouldBecomeDenormal) {
    EXPECT_EQ(walk(Lion<>{}, {std::numeric_limits<double>::min() * 0x1p20}).slots[0], 0);
}

TEST(Lion, RefusesValuesOutsideTheirRange) {
    const Lion<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(Lion<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &Lion<>::beta_1, 1),
                   "Lion's beta_1 is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &Lion<>::beta_2, -0.1),
                   "Lion's beta_2 is expected to be at least 0 and below 1, found -0.1");
    expect_refusal(Lion<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Lion, HasSettings) {
    EXPECT_EQ(setting_names(Lion<>{}),
              (Names{"optimizer.learning_rate.value", "optimizer.beta_1", "optimizer.beta_2"}));
}

}  // namespace
}  // namespace staticnn
