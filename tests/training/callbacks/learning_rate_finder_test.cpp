// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/learning_rate_finder.hpp"

#include <algorithm>
#include <cmath>

#include "reports.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

using Finder = LearningRateFinderState<NoNetwork>;

/// A run of batches with these losses. Returns the rates that were set.
std::vector<double> rates_set_for(Finder& finder, const std::vector<double>& losses) {
    NoNetwork network;
    Control<NoNetwork> control{network, 0.25};
    finder.begin_run(control);
    std::vector<double> rates{control.learning_rate};
    std::uint64_t step = 0;
    for (const double loss : losses) {
        finder.end_batch(control, {++step, 1, 8, loss, control.learning_rate});
        rates.push_back(control.learning_rate);
        EXPECT_EQ(control.stops_at_once, step == losses.size()) << step;
    }
    finder.end_run(control);
    EXPECT_EQ(control.learning_rate, 0.25);
    return rates;
}

TEST(LearningRateFinder, RaisesTheRateByOneFactor) {
    Finder finder({.min_rate = 0.001, .max_rate = 10, .batches = 5});
    const auto rates = rates_set_for(finder, {1, 1, 1, 1, 1});
    ASSERT_EQ(rates.size(), 6);
    for (Index i = 0; i < 5; ++i) EXPECT_NEAR(rates[i], 0.001 * std::pow(10, i), 1e-12);
    ASSERT_EQ(finder.rates().size(), 5);
    EXPECT_TRUE(std::equal(finder.rates().begin(), finder.rates().end(), rates.begin()));
}

TEST(LearningRateFinder, SmoothsTheLossWithoutABiasAtTheStart) {
    Finder finder({.batches = 3, .smoothing = 0.75});
    rates_set_for(finder, {2, 2, 6});
    ASSERT_EQ(finder.losses().size(), 3);
    EXPECT_NEAR(finder.losses()[1], 2, 1e-15);
    EXPECT_NEAR(finder.losses()[2], (2 * 0.75 * 0.75 + 2 * 0.75 + 6) / (0.75 * 0.75 + 0.75 + 1), 1e-14);
}

TEST(LearningRateFinder, SuggestsTheRateOfTheSteepestFall) {
    Finder finder({.min_rate = 1e-6, .max_rate = 1, .batches = 7, .smoothing = 0});
    EXPECT_THROW(finder.suggestion(), RunError);
    rates_set_for(finder, {9, 8.9, 8, 3, 2, 3, 7});
    EXPECT_NEAR(finder.suggestion(), 1e-3, 1e-12);  // from 8 to 2
}

TEST(LearningRateFinder, EndsWhenTheLossDiverges) {
    Finder finder({.smoothing = 0, .divergence = 2});
    rates_set_for(finder, {4, 1, 2, 2.1});
    rates_set_for(finder, {4, 1, not_a_number});
    EXPECT_EQ(finder.losses(), (std::vector<double>{4, 1}));
}

TEST(LearningRateFinder, RefusesSettingsOutsideTheirRange) {
    for (const LearningRateFinder& settings :
         {LearningRateFinder{.min_rate = 0}, LearningRateFinder{.min_rate = 2, .max_rate = 1},
          LearningRateFinder{.batches = 2}, LearningRateFinder{.smoothing = 1},
          LearningRateFinder{.divergence = 1}})
        EXPECT_THROW(settings.validate({}), ArgumentError);
}

using LearningRateFinderInTrainer = SmallTrainingTest;

TEST_F(LearningRateFinderInTrainer, EndsTheRunAndResumesExactly) {
    const auto make = [] {
        return SmallTrainer<LearningRateFinder>(
            small_batches, Sgd<Momentum>{.learning_rate = 0.125},
            LearningRateFinder{.min_rate = 0.001, .max_rate = 1, .batches = 8});
    };
    auto trial = make();
    fit_small(trial);
    EXPECT_EQ(trial.step(), 8);
    EXPECT_FALSE(trial.has_open_run());
    EXPECT_EQ(trial.learning_rate(), 0.125);
    expect_exact_resume(make, path("a.bin"));
}

}  // namespace
}  // namespace staticnn
