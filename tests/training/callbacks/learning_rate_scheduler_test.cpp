// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/learning_rate_scheduler.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

/// Depends on the rate of the moment, so that a call too many shows.
struct Falling {
    double factor = 0.5;
    std::uint64_t first = 2;

    double operator()(std::uint64_t epoch, double rate) const { return epoch < first ? rate : rate * factor; }
    static constexpr auto members() {
        return describe(setting<"factor">(&Falling::factor), setting<"first">(&Falling::first));
    }
};
using Scheduled = SmallTrainer<LearningRateScheduler<Falling>>;

using LearningRateSchedulerInTrainer = SmallTrainingTest;

Scheduled make_scheduled() { return Scheduled(small_batches, LearningRateScheduler<Falling>{}); }

TEST_F(LearningRateSchedulerInTrainer, SetsTheRateOfEachEpoch) {
    Scheduled trainer = make_scheduled();
    std::vector<double> rates;
    fit_small(trainer, {.batch = [&](const BatchReport& batch) { rates.push_back(batch.learning_rate); }});
    EXPECT_EQ(trainer.history()["learning_rate"], (std::vector<double>{0.01, 0.01, 0.005, 0.0025, 0.00125}));
    EXPECT_EQ(rates, (std::vector<double>{0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.005, 0.0025,
                                          0.0025, 0.0025, 0.00125, 0.00125, 0.00125}));
}

TEST_F(LearningRateSchedulerInTrainer, IsCalledOnceAnEpochWhateverInterruptsIt) {
    expect_exact_resume(make_scheduled, path("run.bin"));
    expect_exact_resume(make_scheduled, path("run.xml"));
}

TEST_F(LearningRateSchedulerInTrainer, CountsEpochsOverAllRuns) {
    Scheduled one = make_scheduled(), two = make_scheduled();
    fit_small(one);
    fit_small(two, {}, 3);
    fit_small(two, {}, small_run.epochs - 3);
    EXPECT_EQ(two.history()["learning_rate"], one.history()["learning_rate"]);
    EXPECT_EQ(two.network(), one.network());
}

TEST_F(LearningRateSchedulerInTrainer, IsCalledForAnEpochThatWasAbandoned) {
    Scheduled trainer(small_batches, LearningRateScheduler<Falling>{{.first = 0}});
    fit_small(trainer, {.batch = [&](const BatchReport&) { trainer.pause(); }});
    EXPECT_EQ(trainer.learning_rate(), 0.005);
    trainer.abandon_run();
    fit_small(trainer, {}, 1);
    EXPECT_EQ(trainer.history()["learning_rate"], std::vector<double>{0.0025});
}

TEST_F(LearningRateSchedulerInTrainer, KeepsTheSettingsOfItsRule) {
    Scheduled trainer(small_batches, LearningRateScheduler<Falling>{{.factor = 0.75}});
    trainer.save(path("state.xml"));
    Scheduled other = make_scheduled();
    EXPECT_EQ(other.load(path("state.xml")).notes,
              std::vector<std::string>{
                  "callbacks.learning_rate_scheduler.rule.factor: 0.75 in the file replaces 0.5"});
    EXPECT_EQ(other.callback<LearningRateScheduler<Falling>>().rule.factor, 0.75);
}

/// A rule without settings needs no members().
struct Roots {
    double operator()(std::uint64_t epoch, double) const {
        return std::sqrt(2.0 - static_cast<double>(epoch));
    }
};

TEST_F(LearningRateSchedulerInTrainer, RefusesARateThatIsNone) {
    SmallTrainer<LearningRateScheduler<Roots>> trainer(small_batches);
    std::string before;
    expect_error<ArgumentError>(
        [&] { fit_small(trainer, {.epoch = [&](const EpochReport&) { before = trainer.digest(); }}); },
        "the rate that LearningRateScheduler's rule gives for epoch 3 is expected to be at least 0, found "
        "nan");
    EXPECT_EQ(trainer.epoch(), 3u);
    EXPECT_EQ(trainer.digest(), before);
}

}  // namespace
}  // namespace staticnn
