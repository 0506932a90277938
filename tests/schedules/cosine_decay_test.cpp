// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/cosine_decay.hpp"

#include <cmath>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<CosineDecay>);

TEST(CosineDecay, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::cosine_decay_rates) {
        const CosineDecay schedule{given.initial_rate, given.decay_steps, given.alpha, given.warmup_target,
                                   given.warmup_steps};
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, 1e-15) << given.updates;
    }
}

TEST(CosineDecay, WarmsUpInAStraightLineAndEndsAtAlpha) {
    const CosineDecay schedule{
        .initial_rate = 0, .decay_steps = 8, .alpha = 0.25, .warmup_target = 1, .warmup_steps = 4};
    EXPECT_EQ(schedule.rate(0), 0);
    EXPECT_EQ(schedule.rate(1), 0.25);
    EXPECT_EQ(schedule.rate(3), 0.75);
    EXPECT_EQ(schedule.rate(4), 1);
    EXPECT_EQ(schedule.rate(8), 0.625);  // the middle of 1 and alpha
    EXPECT_EQ(schedule.rate(12), 0.25);
    EXPECT_EQ(schedule.rate(1'000'000), 0.25);
}

TEST(CosineDecay, StartsAtItsInitialRateWithoutWarmUp) {
    const CosineDecay schedule{.initial_rate = 0.5, .decay_steps = 2};
    EXPECT_EQ(schedule.rate(0), 0.5);
    EXPECT_EQ(schedule.rate(1), 0.25);
    EXPECT_EQ(schedule.rate(2), 0);
}

TEST(CosineDecay, RefusesWhatIsMissingOrOutsideItsRange) {
    const CosineDecay right{
        .initial_rate = 0.1, .decay_steps = 5, .alpha = 0.1, .warmup_target = 0.2, .warmup_steps = 3};
    EXPECT_NO_THROW(right.validate());
    const std::string warmup =
        "CosineDecay's warmup_target is expected to be above 0 when there are warmup_steps and 0 when there "
        "are none, found ";
    using Decay = CosineDecay;
    expect_refusal(with(right, &Decay::initial_rate, -1.0),
                   "CosineDecay's initial_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &Decay::decay_steps, 0),
                   "CosineDecay's decay_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &Decay::alpha, 1.5),
                   "CosineDecay's alpha is expected to be between 0 and 1, found 1.5");
    expect_refusal(with(right, &Decay::alpha, std::nan("")),
                   "CosineDecay's alpha is expected to be between 0 and 1, found nan");
    expect_refusal(with(right, &Decay::warmup_target, 0.0), warmup + "0");
    expect_refusal(with(right, &Decay::warmup_steps, 0), warmup + "0.2");
}

}  // namespace
}  // namespace staticnn
