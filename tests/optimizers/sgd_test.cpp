// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/sgd.hpp"

#include <cmath>
#include <limits>

#include "data/expect_error.hpp"
#include "optimizers/walk.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Sgd<>> && Optimizer<Sgd<Momentum>> && Optimizer<Sgd<Nesterov, CosineDecay>>);

using Names = std::vector<std::string>;

TEST(Sgd, IsNamedByItsOptions) {
    EXPECT_EQ(Sgd<>::name.view(), "Sgd<>");
    EXPECT_EQ(Sgd<Momentum>::name.view(), "Sgd<Momentum>");
    EXPECT_EQ((Sgd<Nesterov, CosineDecay>::name.view()), "Sgd<Nesterov,CosineDecay>");
    EXPECT_EQ((Sgd<ExponentialDecay, Momentum>::name.view()), "Sgd<ExponentialDecay,Momentum>");
}

TEST(Sgd, KeepsASlotOnlyForMomentum) {
    EXPECT_EQ(Sgd<>::slots.size(), 0u);
    ASSERT_EQ(Sgd<Momentum>::slots.size(), 1u);
    EXPECT_EQ(Sgd<Momentum>::slots[0], "m");
    EXPECT_EQ((Sgd<CosineDecay, Nesterov>::slots.size()), 1u);
}

TEST(Sgd, HasTheDefaultsOfKeras) {
    EXPECT_EQ(Sgd<>{}.learning_rate.value, 0.01);
    EXPECT_EQ(Sgd<Momentum>{}.momentum.value, 0.9);
    EXPECT_EQ(Sgd<Nesterov>{}.momentum.value, 0.9);
}

// By hand, in float64.
TEST(Sgd, StepsAgainstTheGradient) {
    const auto plain = walk(Sgd<>{.learning_rate = 0.5}, {0.5, -0.25, 2});
    EXPECT_EQ(plain.values, (std::vector<double>{0.75, 0.875, -0.125}));
}

TEST(Sgd, RemembersItsDirectionWithMomentum) {
    const auto heavy = walk(Sgd<Momentum>{.learning_rate = 0.1}, {0.5, -0.25, 2});
    EXPECT_NEAR(heavy.values[0], 0.95, 1e-15);
    EXPECT_NEAR(heavy.values[1], 0.93, 1e-15);
    EXPECT_NEAR(heavy.values[2], 0.712, 1e-15);
    EXPECT_NEAR(heavy.slots[0], -0.218, 1e-15);
}

TEST(Sgd, LooksAheadWithNesterov) {
    const auto nesterov = walk(Sgd<Nesterov>{.learning_rate = 0.1}, {0.5, -0.25, 2});
    EXPECT_NEAR(nesterov.values[0], 0.905, 1e-15);
    EXPECT_NEAR(nesterov.values[1], 0.912, 1e-15);
    EXPECT_NEAR(nesterov.values[2], 0.5158, 1e-15);
    EXPECT_NEAR(nesterov.slots[0], -0.218, 1e-15);
}

TEST(Sgd, WithoutMomentumOfAnySizeIsPlain) {
    const Sgd<Momentum> still{.learning_rate = 0.1, .momentum = 0};
    EXPECT_EQ(walk(still, {0.5, -0.25, 2}).values, walk(Sgd<>{.learning_rate = 0.1}, {0.5, -0.25, 2}).values);
}

TEST(Sgd, ForgetsMomentsThatWouldBecomeDenormal) {
    const double tiny = std::numeric_limits<double>::min() * 0x1p25;
    EXPECT_EQ(walk(Sgd<Momentum>{.learning_rate = 1}, {tiny}).slots[0], 0);
    EXPECT_EQ(walk(Sgd<Momentum>{.learning_rate = 1}, {-4 * tiny}).slots[0], 4 * tiny);
}

TEST(Sgd, RefusesValuesOutsideTheirRange) {
    EXPECT_NO_THROW((Sgd<Momentum>{.momentum = 0.99}.validate()));
    expect_error<ArgumentError>([] { Sgd<>{.learning_rate = -1}.validate(); },
                                "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_error<ArgumentError>([] { Sgd<Momentum>{.momentum = 1}.validate(); },
                                "Sgd's momentum is expected to be at least 0 and below 1, found 1");
    expect_error<ArgumentError>([] { Sgd<Nesterov>{.momentum = std::nan("")}.validate(); },
                                "Sgd's momentum is expected to be at least 0 and below 1, found nan");
    expect_error<ArgumentError>([] { Sgd<CosineDecay>{}.validate(); },
                                "CosineDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Sgd, HasSettings) {
    EXPECT_EQ(setting_names(Sgd<>{}), Names{"optimizer.learning_rate.value"});
    EXPECT_EQ(setting_names(Sgd<Momentum>{}),
              (Names{"optimizer.learning_rate.value", "optimizer.momentum.value"}));
    EXPECT_EQ(setting_names(Sgd<ExponentialDecay, Nesterov>{}),
              (Names{"optimizer.learning_rate.initial_rate", "optimizer.learning_rate.decay_steps",
                     "optimizer.learning_rate.decay_rate", "optimizer.learning_rate.staircase",
                     "optimizer.momentum.value"}));
}

}  // namespace
}  // namespace staticnn
