// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/history.hpp"

#include <cmath>
#include <vector>

#include "data/expect_error.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Names = std::vector<std::string>;
using Column = std::vector<double>;

History small_history() {
    History history(Names{"loss", "val_loss"});
    history.append(Column{3, 30});
    history.append(Column{2, 20});
    history.append(Column{1, 10});
    return history;
}

TEST(History, HasAColumnForEachName) {
    const History history = small_history();
    EXPECT_EQ(history.size(), 3u);
    EXPECT_EQ(history.names(), (Names{"loss", "val_loss"}));
    EXPECT_EQ(history["loss"], (Column{3, 2, 1}));
    EXPECT_EQ(history["val_loss"], (Column{30, 20, 10}));
    EXPECT_EQ(History().size(), 0u);
}

TEST(History, RefusesOtherNames) {
    expect_error<ArgumentError>(
        [] { small_history()["accuracy"]; },
        "the name of a column of the history is expected to be one of loss, val_loss; found 'accuracy'");
}

TEST(History, GivesItsLastEpochs) {
    EXPECT_EQ(small_history().since(1)["val_loss"], (Column{20, 10}));
    EXPECT_EQ(small_history().since(1).names(), (Names{"loss", "val_loss"}));
    EXPECT_EQ(small_history().since(3).size(), 0u);
}

TEST(History, IsOneLeafForEachName) {
    History history = small_history();
    Leaves leaves;
    history.append_leaves("history", leaves);
    ASSERT_EQ(leaves.size(), 2u);
    EXPECT_EQ(leaves[1].name(), "history.val_loss");
    EXPECT_EQ(leaves[1].extents(), Extents{3});
    EXPECT_TRUE(history.is_consistent());
    leaves[1].assign({});
    EXPECT_FALSE(history.is_consistent());
}

TEST(HistoryOfFit, HasTheLossOfAnEpochAsTheMeanOverItsSamples) {
    Classifier trainer(batches_of_8);
    double sum = 0;
    Index count = 0;
    Column losses;
    const History history = fit(
        trainer, {.epochs = 3},
        [&](const BatchReport& report) {
            sum += report.loss * static_cast<double>(report.samples);
            count += report.samples;
        },
        [&](const EpochReport& report) {
            EXPECT_EQ(count, samples.rows());
            losses.push_back(sum / static_cast<double>(count));
            EXPECT_EQ(report["loss"], trainer.history()["loss"].back());
            sum = 0;
            count = 0;
        });
    ASSERT_EQ(history.size(), 3u);
    for (Index epoch = 0; epoch < 3; ++epoch) EXPECT_DOUBLE_EQ(history["loss"][epoch], losses[epoch]);
    EXPECT_NE(losses[0], losses[2]);
}

TEST(HistoryOfFit, IsThatOfTheRunAndTheTrainerKeepsAll) {
    Classifier trainer(batches_of_8);
    const History first = fit(trainer, {.epochs = 2}), second = fit(trainer, {.epochs = 3});
    EXPECT_EQ(first.size(), 2u);
    EXPECT_EQ(second.size(), 3u);
    Column all = first["loss"];
    all.insert(all.end(), second["loss"].begin(), second["loss"].end());
    EXPECT_EQ(trainer.history()["loss"], all);
}

TEST(HistoryOfFit, OfAResumedRunHasItsEarlierEpochsToo) {
    Classifier trainer = paused_at(6, {.epochs = 3});
    EXPECT_EQ(trainer.history().size(), 1u);
    const History history = trainer.resume(samples.view(), at_batches([](const BatchReport&) {}),
                                           at_epochs([](const EpochReport&) {}));
    EXPECT_EQ(history["loss"], fitted({.epochs = 3}).history()["loss"]);
}

TEST(HistoryOfFit, NamesLossMetricsAndLearningRate) {
    const Classifier trainer = fitted({.epochs = 1});
    EXPECT_EQ(trainer.history().names(),
              (Names{"loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"}));
    EXPECT_EQ(trainer.history()["learning_rate"], Column{0.01});
}

TEST(HistoryOfFit, HasTheValidationOfTheNewWeights) {
    Classifier trainer = fitted({.epochs = 2, .validation_split = 0.25});
    const Scores scores = trainer.evaluate(samples.drop(19));
    EXPECT_EQ(trainer.history()["val_loss"].back(), scores.loss());
    EXPECT_EQ(trainer.history()["val_accuracy"].back(), scores["accuracy"]);
    fit(trainer, {.epochs = 1});
    EXPECT_TRUE(std::isnan(trainer.history()["val_loss"].back()));
    EXPECT_TRUE(std::isnan(trainer.history()["val_accuracy"].back()));
    EXPECT_FALSE(std::isnan(trainer.history()["accuracy"].back()));
}

// Accuracy while training: before each update, with dropout.
TEST(HistoryOfFit, HasTheAccuracyOverAllSamples) {
    const double hits = fitted({.epochs = 1}).history()["accuracy"][0] * 26;
    EXPECT_DOUBLE_EQ(hits, std::round(hits));
    EXPECT_GT(hits, 0);
}

TEST(HistoryOfFit, HasTheLearningRateThatWasSet) {
    Classifier trainer(batches_of_8);
    fit(
        trainer, {.epochs = 3}, [](const BatchReport&) {},
        [&](const EpochReport& report) { trainer.set_learning_rate(report.learning_rate / 2); });
    EXPECT_EQ(trainer.history()["learning_rate"], (Column{0.01, 0.005, 0.0025}));
    EXPECT_EQ(trainer.learning_rate(), 0.00125);
}

}  // namespace
}  // namespace staticnn
