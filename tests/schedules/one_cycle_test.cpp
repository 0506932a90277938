// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/one_cycle.hpp"

#include <algorithm>
#include <cmath>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<OneCycle>);

TEST(OneCycle, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::one_cycle_rates) {
        const OneCycle schedule{given.max_rate,         given.total_steps, given.pct_start, given.div_factor,
                                given.final_div_factor, given.three_phase, given.linear};
        const double highest = std::max(given.max_rate, given.max_rate / given.div_factor);
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, 1e-15 * highest) << given.updates;
    }
}

TEST(OneCycle, GoesUpAndDownAndStays) {
    const OneCycle schedule{
        .max_rate = 1, .total_steps = 9, .pct_start = 1 / 3.0, .div_factor = 4, .final_div_factor = 8};
    EXPECT_EQ(schedule.rate(0), 0.25);
    EXPECT_EQ(schedule.rate(1), 0.625);  // the middle
    EXPECT_EQ(schedule.rate(2), 1);
    EXPECT_EQ(schedule.rate(5), 0.515625);  // the middle of 1 and 1/32
    EXPECT_EQ(schedule.rate(8), 0.03125);
    EXPECT_EQ(schedule.rate(9), 0.03125);
    EXPECT_EQ(schedule.rate(1'000'000), 0.03125);
}

TEST(OneCycle, ComesBackToItsStartInThreePhases) {
    const OneCycle schedule{.max_rate = 1,
                            .total_steps = 12,
                            .pct_start = 0.25,
                            .div_factor = 4,
                            .final_div_factor = 2,
                            .three_phase = true,
                            .linear = true};
    const std::vector<double> expected{0.25, 0.625, 1, 0.625, 0.25};
    for (std::uint64_t updates = 0; updates < expected.size(); ++updates)
        EXPECT_EQ(schedule.rate(updates), expected[updates]) << updates;
    EXPECT_EQ(schedule.rate(11), 0.125);
}

TEST(OneCycle, RefusesWhatIsMissingOrOutsideItsRange) {
    const OneCycle right{.max_rate = 0.1, .total_steps = 10};
    EXPECT_NO_THROW(right.validate());
    expect_refusal(with(right, &OneCycle::max_rate, -1),
                   "OneCycle's max_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &OneCycle::total_steps, 0),
                   "OneCycle's total_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &OneCycle::pct_start, 0.1),
                   "OneCycle's pct_start is expected to be above 1 / total_steps, found 0.1");
    expect_refusal(with(right, &OneCycle::pct_start, 1),
                   "OneCycle's pct_start is expected to be below 1, found 1");
    expect_refusal(with(with(right, &OneCycle::pct_start, 0.6), &OneCycle::three_phase, true),
                   "OneCycle's pct_start with three_phase is expected to be at most 0.5, found 0.6");
    expect_refusal(with(right, &OneCycle::div_factor, 0),
                   "OneCycle's div_factor is expected to be above 0, found 0");
    expect_refusal(with(right, &OneCycle::final_div_factor, std::nan("")),
                   "OneCycle's final_div_factor is expected to be above 0, found nan");
}

}  // namespace
}  // namespace staticnn
