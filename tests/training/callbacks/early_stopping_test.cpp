// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/early_stopping.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "reference/callbacks.hpp"
#include "reports.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

// Stands for a network; the state of the callback needs nothing but copies of it.
struct Weights {
    double value = 0;
};
using StoppingState = EarlyStoppingState<Weights>;

/// Gives the callback the end of an epoch; true when that ends the run.
bool end_epoch(StoppingState& state, const EpochReport& report, Weights& weights) {
    Control<Weights> control{weights, 0.1};
    state.end_epoch(control, report);
    EXPECT_EQ(control.learning_rate, 0.1);
    return control.stops_run;
}

void begin_run(StoppingState& state, Weights& weights) {
    Control<Weights> control{weights, 0.1};
    state.begin_run(control);
}

void end_run(StoppingState& state, Weights& weights) {
    Control<Weights> control{weights, 0.1};
    state.end_run(control);
}

TEST(EarlyStopping, HasTheDefaultsOfKeras) {
    const EarlyStopping defaults;
    EXPECT_EQ(defaults.monitor, "val_loss");
    EXPECT_EQ(defaults.min_delta, 0);
    EXPECT_EQ(defaults.patience, 0u);
    EXPECT_EQ(defaults.mode, "auto");
    EXPECT_TRUE(std::isnan(defaults.baseline));
    EXPECT_FALSE(defaults.restore_best_weights);
    EXPECT_EQ(defaults.start_from_epoch, 0u);
}

TEST(EarlyStopping, FollowsTheTracesOfKeras) {
    for (const reference::StoppingTrace& trace : reference::stopping_traces) {
        SCOPED_TRACE(trace.name);
        StoppingState state(
            EarlyStopping{.min_delta = trace.min_delta,
                          .patience = static_cast<std::uint64_t>(trace.patience),
                          .mode = trace.maximize ? "max" : "min",
                          .baseline = trace.baseline.value_or(no_best),
                          .start_from_epoch = static_cast<std::uint64_t>(trace.start_from_epoch)});
        Reports reports;
        Weights weights;
        std::uint64_t number = 0;
        for (const reference::StoppingEpoch& epoch : trace.epochs) {
            const bool stops = end_epoch(state, reports.epoch(++number, epoch.value), weights);
            EXPECT_EQ(stops, epoch.stops) << "epoch " << number;
            EXPECT_EQ(state.wait(), static_cast<std::uint64_t>(epoch.wait)) << "epoch " << number;
            EXPECT_EQ(state.best_epoch(), static_cast<std::uint64_t>(epoch.best_epoch + 1))
                << "epoch " << number;
            EXPECT_EQ(state.stopped_epoch(), stops ? number : 0) << "epoch " << number;
        }
    }
}

TEST(EarlyStopping, TakesTheWeightsOfTheBestEpochWhenTheRunEnds) {
    StoppingState state(EarlyStopping{.patience = 5, .restore_best_weights = true});
    Reports reports;
    Weights weights;
    std::uint64_t epoch = 0;
    for (const double value : {0.75, 0.5, 0.625, not_a_number}) {
        weights.value = value;
        end_epoch(state, reports.epoch(++epoch, value), weights);
    }
    end_run(state, weights);
    EXPECT_EQ(weights.value, 0.5);
    EXPECT_EQ(state.best(), 0.5);
    EXPECT_EQ(state.best_epoch(), 2u);
}

TEST(EarlyStopping, LeavesTheWeightsUnlessAskedTo) {
    StoppingState state(EarlyStopping{.patience = 5});
    Reports reports;
    Weights weights{1};
    end_epoch(state, reports.epoch(1, 0.5), weights);
    weights.value = 2;
    end_run(state, weights);
    EXPECT_EQ(weights.value, 2);
}

TEST(EarlyStopping, KeepsTheFirstWeightsThatCountWhenNothingImproves) {
    StoppingState state(EarlyStopping{.patience = 9, .restore_best_weights = true, .start_from_epoch = 1});
    Reports reports;
    Weights weights;
    for (std::uint64_t epoch = 1; epoch <= 3; ++epoch) {
        weights.value = static_cast<double>(epoch);
        end_epoch(state, reports.epoch(epoch, not_a_number), weights);
    }
    end_run(state, weights);
    EXPECT_EQ(weights.value, 2);
    EXPECT_EQ(state.best_epoch(), 2u);
    EXPECT_TRUE(std::isnan(state.best()));
}

TEST(EarlyStopping, RemembersTheBestOfEarlierRuns) {
    StoppingState state(EarlyStopping{.patience = 2, .restore_best_weights = true});
    Reports reports;
    Weights weights{1};
    end_epoch(state, reports.epoch(1, 0.5), weights);
    weights.value = 2;
    end_epoch(state, reports.epoch(2, 0.75), weights);
    EXPECT_TRUE(end_epoch(state, reports.epoch(3, 0.75), weights));
    EXPECT_EQ(state.stopped_epoch(), 3u);

    begin_run(state, weights);
    EXPECT_EQ(state.wait(), 0u);
    EXPECT_EQ(state.stopped_epoch(), 0u);
    EXPECT_EQ(state.best(), 0.5);
    EXPECT_FALSE(end_epoch(state, reports.epoch(1, 0.625, 3), weights));
    EXPECT_TRUE(end_epoch(state, reports.epoch(2, 0.625, 3), weights));
    EXPECT_EQ(state.stopped_epoch(), 5u);
    EXPECT_EQ(state.best_epoch(), 1u);
    end_run(state, weights);
    EXPECT_EQ(weights.value, 1);
}

TEST(EarlyStopping, CountsTheEpochsBeforeItsStartInEachRun) {
    StoppingState state(EarlyStopping{.start_from_epoch = 2});
    Reports reports;
    Weights weights;
    end_epoch(state, reports.epoch(3, 0.5), weights);
    begin_run(state, weights);
    EXPECT_FALSE(end_epoch(state, reports.epoch(2, 0.75, 3), weights));
    EXPECT_EQ(state.wait(), 0u);
    EXPECT_TRUE(end_epoch(state, reports.epoch(3, 0.75, 3), weights));
}

TEST(EarlyStopping, RefusesSettingsOutsideTheirRange) {
    const std::vector<std::string> names{"loss", "val_loss"};
    EXPECT_NO_THROW(EarlyStopping{}.validate(names));
    expect_error<ArgumentError>([&] { EarlyStopping{.min_delta = -0.5}.validate(names); },
                                "EarlyStopping's min_delta is expected to be at least 0, found -0.5");
    expect_error<ArgumentError>([&] { EarlyStopping{.min_delta = not_a_number}.validate(names); },
                                "EarlyStopping's min_delta is expected to be at least 0, found nan");
    expect_error<ArgumentError>(
        [&] { EarlyStopping{.mode = "lowest"}.validate(names); },
        "EarlyStopping's mode is expected to be one of auto, min, max; found 'lowest'");
    expect_error<ArgumentError>(
        [&] { EarlyStopping{.monitor = "val_los"}.validate(names); },
        "EarlyStopping's monitor is expected to be one of loss, val_loss; found 'val_los'");
}

using EarlyStoppingInTrainer = SmallTrainingTest;
using Stopper = SmallTrainer<EarlyStopping>;
using SmallWeights = Network<SmallNet>;

/// Fits a small run and gives the weights after its first epoch, the best when nothing improves.
SmallWeights weights_of_first_epoch(Stopper& trainer, SmallHooks hooks = {}) {
    SmallWeights first;
    hooks.epoch = [&](const EpochReport& report) {
        if (report.run_epoch == 1) first = trainer.network();
    };
    fit_small(trainer, hooks);
    EXPECT_FALSE(trainer.has_open_run());
    return first;
}

EarlyStopping stop_after(std::uint64_t patience) {
    return {.min_delta = unreachable, .patience = patience, .restore_best_weights = true};
}

TEST_F(EarlyStoppingInTrainer, EndsTheRunWithTheBestWeights) {
    Stopper trainer(small_batches, stop_after(2));
    const SmallWeights first = weights_of_first_epoch(trainer);
    EXPECT_EQ(trainer.epoch(), 3u);
    EXPECT_EQ(trainer.network(), first);
    EXPECT_EQ(trainer.callback<EarlyStopping>().stopped_epoch(), 3u);
}

TEST_F(EarlyStoppingInTrainer, IsToldOfInTheNotes) {
    using Sentences = std::vector<std::string>;
    Stopper trainer(small_batches, stop_after(2));
    std::vector<Sentences> told;
    const History history =
        trainer.fit(small_data(), small_run, on_epoch_end([&](const EpochReport& report) {
                        told.emplace_back(report.notes_of_epoch.begin(), report.notes_of_epoch.end());
                    }));
    const Sentences expected{
        "early_stopping ended the run with epoch 3 of " + std::to_string(small_run.epochs),
        "early_stopping brought back the weights of epoch 1, the best by val_loss"};
    EXPECT_EQ(history.notes(), expected);
    EXPECT_EQ(told, (std::vector<Sentences>{{}, {}, expected}));

    Stopper patient(small_batches, stop_after(small_run.epochs - 1));
    EXPECT_EQ(patient.fit(small_data(), small_run).notes(), Sentences{expected.back()})
        << "it stops with the last epoch";

    EarlyStopping settings = stop_after(1);
    settings.restore_best_weights = false;
    Stopper plain(small_batches, settings);
    EXPECT_EQ(plain.fit(small_data(), small_run).notes().size(), 1u) << "nothing was brought back";
}

TEST_F(EarlyStoppingInTrainer, RestoresTheBestWeightsAtTheEndOfARunThatItDoesNotStop) {
    Stopper trainer(small_batches, stop_after(100));
    const SmallWeights first = weights_of_first_epoch(trainer);
    EXPECT_EQ(trainer.epoch(), small_run.epochs);
    EXPECT_EQ(trainer.network(), first);
    EXPECT_EQ(trainer.callback<EarlyStopping>().stopped_epoch(), 0u);
}

TEST_F(EarlyStoppingInTrainer, RestoresTheBestWeightsWhenSomebodyElseStopsTheRun) {
    Stopper trainer(small_batches, stop_after(100));
    const SmallWeights first = weights_of_first_epoch(trainer, {.batch = [&](const BatchReport& batch) {
                                                          if (batch.step == 4) trainer.stop();
                                                      }});
    EXPECT_EQ(trainer.epoch(), 2u);
    EXPECT_EQ(trainer.network(), first);
}

TEST_F(EarlyStoppingInTrainer, KeepsTheLastWeightsUnlessAskedToRestore) {
    EarlyStopping settings = stop_after(1);
    settings.restore_best_weights = false;
    Stopper trainer(small_batches, settings);
    const SmallWeights first = weights_of_first_epoch(trainer);
    EXPECT_EQ(trainer.epoch(), 2u);
    EXPECT_FALSE(trainer.network() == first);
}

TEST_F(EarlyStoppingInTrainer, GoesOnExactlyAfterResume) {
    const auto make = [] { return Stopper(small_batches, stop_after(3)); };
    Stopper whole = make();
    fit_small(whole);
    ASSERT_EQ(whole.epoch(), 4u);
    expect_exact_resume(make, path("run.bin"));
    expect_exact_resume(make, path("run.xml"));
}

TEST_F(EarlyStoppingInTrainer, TakesSettingsAndBestWeightsFromTheFile) {
    Stopper trainer(small_batches, stop_after(2));
    fit_small(trainer);
    trainer.save(path("run.bin"));

    Stopper loaded(small_batches);
    const std::vector<std::string> notes = loaded.load(path("run.bin")).notes;
    EXPECT_EQ(notes, (std::vector<std::string>{
                         "callbacks.early_stopping.min_delta: 1e+09 in the file replaces 0",
                         "callbacks.early_stopping.patience: 2 in the file replaces 0",
                         "callbacks.early_stopping.restore_best_weights: true in the file replaces false"}));
    EXPECT_EQ(loaded.digest(), trainer.digest());
    EXPECT_EQ(loaded.callback<EarlyStopping>().patience, 2u);

    // The next run of both ends with the best weights of the first run.
    const SmallWeights best = trainer.network();
    fit_small(trainer);
    fit_small(loaded);
    EXPECT_EQ(loaded.digest(), trainer.digest());
    EXPECT_EQ(loaded.network(), best);
}

TEST_F(EarlyStoppingInTrainer, GivesUpItsWeightsForAFileThatHasNone) {
    Stopper fresh(small_batches, stop_after(2));
    fresh.save(path("fresh.bin"));
    Stopper trainer(small_batches, stop_after(2));
    fit_small(trainer);
    ASSERT_NE(trainer.digest(), fresh.digest());
    trainer.load(path("fresh.bin"));
    EXPECT_EQ(trainer.digest(), fresh.digest());
}

TEST_F(EarlyStoppingInTrainer, RefusesAnUnknownMonitorBeforeTheRun) {
    Stopper trainer(small_batches, EarlyStopping{.monitor = "val_accuracy"});
    const std::string digest = trainer.digest();
    expect_error<ArgumentError>([&] { fit_small(trainer); },
                                "EarlyStopping's monitor is expected to be one of loss, val_loss, "
                                "learning_rate; found 'val_accuracy'");
    EXPECT_EQ(trainer.digest(), digest);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST_F(EarlyStoppingInTrainer, IsNumberedWhenThereAreTwo) {
    SmallTrainer<EarlyStopping, EarlyStopping> trainer(small_batches);
    std::vector<std::string> waits;
    for (const Leaf& leaf : trainer.leaves())
        if (leaf.name().ends_with(".wait")) waits.push_back(leaf.name());
    EXPECT_EQ(waits,
              (std::vector<std::string>{"callbacks.early_stopping.wait", "callbacks.early_stopping_2.wait"}));
}

}  // namespace
}  // namespace staticnn
