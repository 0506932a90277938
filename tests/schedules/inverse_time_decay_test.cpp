// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/inverse_time_decay.hpp"

#include <cmath>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<InverseTimeDecay>);

TEST(InverseTimeDecay, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::inverse_time_decay_rates) {
        const InverseTimeDecay schedule{given.initial_rate, given.decay_steps, given.decay_rate,
                                        given.staircase};
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, 4e-16 * given.rate) << given.updates;
    }
}

TEST(InverseTimeDecay, HoldsItsStairs) {
    const InverseTimeDecay schedule{.initial_rate = 1, .decay_steps = 10, .decay_rate = 1, .staircase = true};
    EXPECT_EQ(schedule.rate(0), 1);
    EXPECT_EQ(schedule.rate(9), 1);
    EXPECT_EQ(schedule.rate(10), 0.5);
    EXPECT_EQ(schedule.rate(39), 0.25);
}

TEST(InverseTimeDecay, RefusesWhatIsMissingOrOutsideItsRange) {
    using Decay = InverseTimeDecay;
    const Decay right{.initial_rate = 0.1, .decay_steps = 5, .decay_rate = 0.9};
    EXPECT_NO_THROW(right.validate());
    expect_refusal(with(right, &Decay::initial_rate, -1),
                   "InverseTimeDecay's initial_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &Decay::decay_steps, 0),
                   "InverseTimeDecay's decay_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &Decay::decay_rate, 0),
                   "InverseTimeDecay's decay_rate is expected to be above 0, found 0");
    expect_refusal(with(right, &Decay::decay_rate, std::nan("")),
                   "InverseTimeDecay's decay_rate is expected to be above 0, found nan");
}

}  // namespace
}  // namespace staticnn
