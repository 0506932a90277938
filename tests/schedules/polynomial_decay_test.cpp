// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/polynomial_decay.hpp"

#include <algorithm>
#include <cmath>

#include "reference/schedules.hpp"
#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<PolynomialDecay>);

TEST(PolynomialDecay, FollowsTheReferenceOverItsRange) {
    for (const auto& given : reference::polynomial_decay_rates) {
        const PolynomialDecay schedule{given.initial_rate, given.decay_steps, given.end_rate, given.power,
                                       given.cycle};
        const double highest = std::max(given.initial_rate, given.end_rate);
        EXPECT_NEAR(schedule.rate(given.updates), given.rate, 4e-16 * highest) << given.updates;
    }
}

TEST(PolynomialDecay, EndsAtItsEnd) {
    const PolynomialDecay schedule{.initial_rate = 1, .decay_steps = 4, .end_rate = 0.25, .power = 2};
    EXPECT_EQ(schedule.rate(0), 1);
    EXPECT_EQ(schedule.rate(2), 0.4375);  // 1/4 + 3/4 * 1/4
    EXPECT_EQ(schedule.rate(4), 0.25);
    EXPECT_EQ(schedule.rate(1'000'000), 0.25);
}

TEST(PolynomialDecay, GoesALongerWayAfterEachMultipleWithCycle) {
    const PolynomialDecay schedule{.initial_rate = 1, .decay_steps = 4, .end_rate = 0, .cycle = true};
    EXPECT_EQ(schedule.rate(0), 1);
    EXPECT_EQ(schedule.rate(3), 0.25);
    EXPECT_EQ(schedule.rate(4), 0);
    EXPECT_EQ(schedule.rate(5), 0.375);  // 1 - 5/8
    EXPECT_EQ(schedule.rate(8), 0);
    EXPECT_EQ(schedule.rate(9), 0.25);  // 1 - 9/12
}

TEST(PolynomialDecay, RefusesWhatIsMissingOrOutsideItsRange) {
    using Decay = PolynomialDecay;
    const Decay right{.initial_rate = 0.1, .decay_steps = 5};
    EXPECT_NO_THROW(right.validate());
    expect_refusal(with(right, &Decay::initial_rate, -1),
                   "PolynomialDecay's initial_rate is expected to be at least 0, found -1");
    expect_refusal(with(right, &Decay::decay_steps, 0),
                   "PolynomialDecay's decay_steps is expected to be at least 1, found 0");
    expect_refusal(with(right, &Decay::end_rate, -0.5),
                   "PolynomialDecay's end_rate is expected to be at least 0, found -0.5");
    expect_refusal(with(right, &Decay::power, 0),
                   "PolynomialDecay's power is expected to be above 0, found 0");
    expect_refusal(with(right, &Decay::power, std::nan("")),
                   "PolynomialDecay's power is expected to be above 0, found nan");
}

}  // namespace
}  // namespace staticnn
