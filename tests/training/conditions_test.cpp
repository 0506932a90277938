// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/conditions.hpp"

#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Sentences = std::vector<std::string>;

/// 200 samples, enough for their statistics to say something.
const ClassifierData many = class_samples<float, 4, 3>(200, 5);
const ClassifierData like_them = class_samples<float, 4, 3>(200, 8);

/// The same with all features larger.
ClassifierData shifted() {
    std::vector<float> features(many.features().data(), many.features().data() + many.features().size());
    for (float& value : features) value += 3;
    const std::vector<std::uint8_t> classes(many.targets().data(), many.targets().data() + many.rows());
    return {features, classes};
}
const ClassifierData shifted_samples = shifted();

const std::string shift_note =
    "the features have shifted: in 4 of 4 groups the means differ by more than 0.6 deviations, ";

Sentences fit_many(Classifier& trainer, const ClassifierData& data) {
    return trainer
        .fit(data.view(), {}, at_batches([](const BatchReport&) {}), at_epochs([](const EpochReport&) {}))
        .notes();
}

Classifier trained(DataDrift policy) {
    Classifier trainer({.batch_size = 8, .seed = 3, .data_drift = policy});
    EXPECT_EQ(fit_many(trainer, many), Sentences{});
    return trainer;
}

/// Paused after 4 batches of the first epoch.
Classifier paused(DataDrift policy) {
    Classifier trainer({.batch_size = 8, .seed = 3, .data_drift = policy});
    trainer.fit(many.view(), {}, at_batches([&](const BatchReport& batch) {
                    if (batch.step == 4) trainer.pause();
                }),
                at_epochs([](const EpochReport&) {}));
    return trainer;
}

Sentences resume_with(Classifier& trainer, const ClassifierData& data) {
    return trainer
        .resume(data.view(), at_batches([](const BatchReport&) {}), at_epochs([](const EpochReport&) {}))
        .notes();
}

TEST(Conditions, ThatStayAreNoNews) {
    Classifier trainer = trained(DataDrift::refuse);
    EXPECT_EQ(fit_many(trainer, many), Sentences{});
    EXPECT_EQ(fit_many(trainer, like_them), Sentences{});
    Classifier half = paused(DataDrift::refuse);
    EXPECT_EQ(resume_with(half, many), Sentences{});
}

TEST(Conditions, TellOfOtherDataInTheNextRun) {
    Classifier trainer = trained(DataDrift::warn);
    const Sentences notes = fit_many(trainer, shifted_samples);
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_TRUE(notes[0].starts_with("data: " + shift_note)) << notes[0];
    EXPECT_EQ(fit_many(trainer, shifted_samples), Sentences{}) << "the run before had them too";
}

TEST(Conditions, TellOfOtherDataInTheSameRun) {
    Classifier trainer = paused(DataDrift::warn), second = trainer;
    const std::string others = "data: they are not the samples that the run began with";
    EXPECT_EQ(resume_with(trainer, like_them), Sentences{others});
    const Sentences notes = resume_with(second, shifted_samples);
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0], others);
    EXPECT_TRUE(notes[1].starts_with("data: " + shift_note)) << notes[1];
}

TEST(Conditions, RefuseOtherDataWhenAskedTo) {
    Classifier trainer = trained(DataDrift::refuse);
    const std::string digest = trainer.digest();
    try {
        fit_many(trainer, shifted_samples);
        ADD_FAILURE() << "other data are taken";
    } catch (const DataError& error) {
        EXPECT_TRUE(
            std::string(error.what())
                .starts_with("fit is expected to get data like those of the run before: " + shift_note))
            << error.what();
    }
    EXPECT_EQ(trainer.digest(), digest);

    Classifier half = paused(DataDrift::refuse);
    const std::string digest_of_half = half.digest();
    expect_error<DataError>(
        [&] { resume_with(half, like_them); },
        "resume is expected to get data like those of the open run: they are not the samples that "
        "the run began with");
    EXPECT_EQ(half.digest(), digest_of_half);
    EXPECT_EQ(resume_with(half, many), Sentences{});
}

TEST(Conditions, SayNothingOfDataWhenAskedTo) {
    Classifier trainer = trained(DataDrift::ignore), half = paused(DataDrift::ignore);
    EXPECT_EQ(fit_many(trainer, shifted_samples), Sentences{});
    EXPECT_EQ(resume_with(half, shifted_samples), Sentences{});
}

TEST(Conditions, TellOfAnotherLearningRate) {
    Classifier trainer = trained(DataDrift::ignore);
    trainer.set_learning_rate(0.5);
    EXPECT_EQ(fit_many(trainer, many), Sentences{"learning_rate: 0.5 now, 0.01 in the run before"});
    EXPECT_EQ(fit_many(trainer, many), Sentences{});
    Classifier half = paused(DataDrift::warn);
    half.set_learning_rate(0.25);
    EXPECT_EQ(resume_with(half, many),
              Sentences{"learning_rate: 0.25 now, 0.01 in this run before it was interrupted"});
}

// A schedule by hand is no departure.
TEST(Conditions, DoNotTellOfARateThatAHookHasSet) {
    Classifier trainer(batches_of_8);
    const auto lower =
        at_epochs([&](const EpochReport&) { trainer.set_learning_rate(trainer.learning_rate() / 2); });
    const auto fit_lowering = [&] {
        return trainer.fit(many.view(), {.epochs = 2}, at_batches([](const BatchReport&) {}), lower).notes();
    };
    EXPECT_EQ(fit_lowering(), Sentences{});
    EXPECT_EQ(fit_lowering(), Sentences{});
    EXPECT_EQ(trainer.learning_rate(), 0.01 / 16);
}

TEST(Conditions, TellOfAnotherBatchSize) {
    const TemporaryFolder folder;
    const std::string path = folder.path("state.bin");
    trained(DataDrift::warn).save(path);
    Classifier trainer({.batch_size = 10});
    trainer.load(path, {.allow_batch_size_change = true});
    EXPECT_EQ(fit_many(trainer, many), Sentences{"batch_size: 10 now, 8 in the run before"});
}

TEST(Conditions, GoWithTheCheckpoint) {
    const TemporaryFolder folder;
    const std::string path = folder.path("state.xml");
    trained(DataDrift::warn).save(path);
    Classifier loaded(batches_of_8);
    loaded.load(path);
    EXPECT_EQ(fit_many(loaded, shifted_samples).size(), 1u);
}

TEST(Conditions, AreToldInTheFirstReport) {
    Classifier trainer = trained(DataDrift::warn);
    std::vector<Sentences> told;
    const History history =
        trainer.fit(shifted_samples.view(), {.epochs = 3}, at_batches([](const BatchReport&) {}),
                    at_epochs([&](const EpochReport& report) {
                        told.emplace_back(report.notes_of_run.begin(), report.notes_of_run.end());
                        EXPECT_TRUE(report.notes_of_epoch.empty());
                    }));
    EXPECT_EQ(told, (std::vector<Sentences>{history.notes(), {}, {}}));
    EXPECT_EQ(history.notes().size(), 1u);
}

}  // namespace
}  // namespace staticnn
