// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/cosine_decay_restarts.hpp"

#include <algorithm>
#include <cmath>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<CosineDecayRestarts>);

TEST(CosineDecayRestarts, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::cosine_decay_restarts_rates) {
        const CosineDecayRestarts schedule{given.initial_rate, given.first_decay_steps, given.t_mul,
                                           given.m_mul, given.alpha};
        const double highest = std::max(given.initial_rate, given.rate);
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, 5e-15 * highest) << given.updates;
    }
}

TEST(CosineDecayRestarts, TakesLongerAfterEachRestart) {
    const CosineDecayRestarts schedule{.initial_rate = 1, .first_decay_steps = 2, .m_mul = 0.5};
    EXPECT_EQ(schedule.rate(0), 1);
    EXPECT_EQ(schedule.rate(1), 0.5);
    EXPECT_EQ(schedule.rate(2), 0.5);   // restarts at half the height
    EXPECT_EQ(schedule.rate(4), 0.25);  // the middle of four steps
    EXPECT_EQ(schedule.rate(6), 0.25);
    EXPECT_EQ(schedule.rate(10), 0.125);  // the middle of eight steps
}

TEST(CosineDecayRestarts, RestartsAtEvenDistances) {
    const CosineDecayRestarts schedule{.initial_rate = 1, .first_decay_steps = 4, .t_mul = 1, .alpha = 0.25};
    for (std::uint64_t updates = 0; updates < 40; updates += 4) {
        EXPECT_EQ(schedule.rate(updates), 1) << updates;
        EXPECT_EQ(schedule.rate(updates + 2), 0.625) << updates;  // the middle of 1 and alpha
    }
    EXPECT_EQ(schedule.rate(4'000'000'000), 1);
}

TEST(CosineDecayRestarts, RefusesWhatIsMissingOrOutsideItsRange) {
    using Decay = CosineDecayRestarts;
    const Decay right{.initial_rate = 0.1, .first_decay_steps = 5};
    EXPECT_NO_THROW(right.validate());
    expect_refusal(with(right, &Decay::initial_rate, -1),
                   "CosineDecayRestarts' initial_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &Decay::first_decay_steps, 0),
                   "CosineDecayRestarts' first_decay_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &Decay::t_mul, 0.5),
                   "CosineDecayRestarts' t_mul is expected to be at least 1, found 0.5");
    expect_refusal(with(right, &Decay::m_mul, 0),
                   "CosineDecayRestarts' m_mul is expected to be above 0, found 0");
    expect_refusal(with(right, &Decay::alpha, 1.5),
                   "CosineDecayRestarts' alpha is expected to be between 0 and 1, found 1.5");
    expect_refusal(with(right, &Decay::alpha, std::nan("")),
                   "CosineDecayRestarts' alpha is expected to be between 0 and 1, found nan");
}

}  // namespace
}  // namespace staticnn
