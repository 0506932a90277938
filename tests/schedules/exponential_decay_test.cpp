// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/exponential_decay.hpp"

#include <cmath>
#include <limits>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<ExponentialDecay>);

TEST(ExponentialDecay, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::exponential_decay_rates) {
        const ExponentialDecay schedule{given.initial_rate, given.decay_steps, given.decay_rate,
                                        given.staircase};
        // The rounding of the exponent weighs as much as the logarithm of the result.
        const double weight = 2 + std::abs(std::log(given.rate / given.initial_rate));
        const double tolerance = weight * std::numeric_limits<double>::epsilon();
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, tolerance * given.rate) << given.updates;
    }
}

TEST(ExponentialDecay, HoldsItsStairs) {
    const ExponentialDecay schedule{
        .initial_rate = 1, .decay_steps = 10, .decay_rate = 0.5, .staircase = true};
    EXPECT_EQ(schedule.rate(0), 1);
    EXPECT_EQ(schedule.rate(9), 1);
    EXPECT_EQ(schedule.rate(10), 0.5);
    EXPECT_EQ(schedule.rate(39), 0.125);
    EXPECT_EQ(schedule.rate(100'000), 0);
}

TEST(ExponentialDecay, RefusesWhatIsMissingOrOutsideItsRange) {
    const ExponentialDecay right{.initial_rate = 0.1, .decay_steps = 5, .decay_rate = 0.9};
    EXPECT_NO_THROW(right.validate());
    using Decay = ExponentialDecay;
    expect_refusal(with(right, &Decay::initial_rate, -1.0),
                   "ExponentialDecay's initial_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &Decay::initial_rate, std::nan("")),
                   "ExponentialDecay's initial_rate is expected to be at least 0, found nan");
    expect_refusal(with(right, &Decay::decay_steps, 0),
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &Decay::decay_rate, 0.0),
                   "ExponentialDecay's decay_rate is expected to be above 0, found 0");
    expect_refusal(with(right, &Decay::decay_rate, -0.5),
                   "ExponentialDecay's decay_rate is expected to be above 0, found -0.5");
    EXPECT_THROW(ExponentialDecay{}.validate(), ArgumentError);
}

}  // namespace
}  // namespace staticnn
