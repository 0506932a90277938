// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/rate_function.hpp"

#include <gtest/gtest.h>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/optimizers/sgd.hpp"

namespace staticnn {
namespace {

double halves(std::uint64_t updates) { return updates < 2 ? 0.5 : 0.25; }
using Halves = RateFunction<"Halves", halves>;
using Triangle = RateFunction<"Triangle", [](std::uint64_t updates) { return double(updates % 4); }>;

/// What a user writes whose schedule has settings.
struct Sawtooth {
    static constexpr FixedString name = "Sawtooth";

    double height = 0.5;
    std::uint64_t length = 4;

    double rate(std::uint64_t updates) const {
        return height * static_cast<double>(length - updates % length) / static_cast<double>(length);
    }
    void validate() const { expect(length > 0, "Sawtooth's length", "at least 1", double(length)); }
    static constexpr auto members() {
        return describe(setting<"height">(&Sawtooth::height), setting<"length">(&Sawtooth::length));
    }
};

static_assert(Schedule<Halves> && Schedule<Triangle> && Schedule<Sawtooth>);
static_assert(Optimizer<Sgd<Halves>> && Optimizer<Sgd<Sawtooth>>);

TEST(RateFunction, AsksTheFunction) {
    EXPECT_EQ(Halves{}.rate(1), 0.5);
    EXPECT_EQ(Halves{}.rate(2), 0.25);
    EXPECT_EQ(Triangle{}.rate(7), 3);
    EXPECT_EQ(Triangle{}.rate(8), 0);
    EXPECT_NO_THROW(Halves{}.validate());
}

TEST(RateFunction, NamesTheOptimizer) {
    EXPECT_EQ(Sgd<Halves>::name.view(), "Sgd<Halves>");
    EXPECT_EQ((Sgd<Momentum, Triangle>::name.view()), "Sgd<Momentum,Triangle>");
    EXPECT_EQ(setting_names(Sgd<Halves>{}), std::vector<std::string>{});
}

TEST(RateFunction, GivesTheRateOfEachUpdate) {
    EXPECT_EQ(walk(Sgd<Halves>{}, {1, 1, 1}).values, (std::vector<double>{0.5, 0, -0.25}));
}

TEST(ScheduleOfAUser, GivesTheRateOfEachUpdate) {
    const Sgd<Sawtooth> optimizer{.learning_rate = {.height = 1, .length = 2}};
    EXPECT_EQ(walk(optimizer, {1, 1, 1}).values, (std::vector<double>{0, -0.5, -1.5}));
}

TEST(ScheduleOfAUser, HasSettingsAndRanges) {
    EXPECT_EQ(setting_names(Sgd<Sawtooth>{}),
              (std::vector<std::string>{"optimizer.learning_rate.height", "optimizer.learning_rate.length"}));
    expect_refusal(Sgd<Sawtooth>{.learning_rate = {.length = 0}},
                   "Sawtooth's length is expected to be at least 1, found 0");
}

}  // namespace
}  // namespace staticnn
