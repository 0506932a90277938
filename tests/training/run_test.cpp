// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/run.hpp"

#include <vector>

#include "data/expect_error.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

const auto no_batch = at_batches([](const BatchReport&) {});
const auto no_epoch = at_epochs([](const EpochReport&) {});

History resume(Classifier& trainer) { return trainer.resume(samples.view(), no_batch, no_epoch); }

TEST(Run, IsOpenUntilItsEpochsAreDone) {
    Classifier trainer(batches_of_8);
    EXPECT_FALSE(trainer.has_open_run());
    std::vector<bool> is_open_after_batch, is_open_after_epoch;
    fit(
        trainer, {.epochs = 2, .validation_split = 0.5, .shuffle = false},
        [&](const BatchReport&) { is_open_after_batch.push_back(trainer.has_open_run()); },
        [&](const EpochReport&) { is_open_after_epoch.push_back(trainer.has_open_run()); });
    EXPECT_EQ(is_open_after_batch, std::vector<bool>(4, true));
    EXPECT_EQ(is_open_after_epoch, (std::vector<bool>{true, false}));
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.run().epochs_asked, 2u);
    EXPECT_EQ(trainer.run().epochs_done, 2u);
    EXPECT_EQ(trainer.run().samples, 13u);
    EXPECT_EQ(trainer.run().validation_split, 0.5);
    EXPECT_FALSE(trainer.run().shuffle);
}

TEST(Run, ThatIsOpenRefusesAnother) {
    Classifier trainer = paused_at(6, {.epochs = 3});
    const std::string digest = trainer.digest();
    expect_error<RunError>([&] { fit(trainer, {.epochs = 1}); },
                           "fit starts a new run, but one is open (1 of 3 epochs done): finish it with "
                           "resume, or give it up with abandon_run");
    EXPECT_EQ(trainer.digest(), digest);
}

TEST(Run, RefusesAnotherWithinItself) {
    Classifier trainer(batches_of_8);
    fit(trainer, {.epochs = 2}, [&](const BatchReport&) {
        expect_error<RunError>([&] { fit(trainer, {.epochs = 1}); },
                               "fit starts a new run, but one is open (" + trainer.run().progress() +
                                   "): finish it with resume, or give it up with abandon_run");
    });
    EXPECT_EQ(trainer.digest(), fitted({.epochs = 2}).digest());
}

TEST(Run, ThatIsClosedCannotBeResumed) {
    const std::string sentence = "resume continues an open run, but none is open: start one with fit";
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest();
    expect_error<RunError>([&] { resume(trainer); }, sentence);
    EXPECT_EQ(trainer.digest(), digest);
    fit(trainer, {.epochs = 1});
    expect_error<RunError>([&] { resume(trainer); }, sentence);
}

TEST(Run, IsResumedWithItsOwnDataOnly) {
    Classifier trainer = paused_at(2, {.epochs = 2, .validation_split = 0.5});
    const std::string digest = trainer.digest();
    expect_error<DataError>([&] { trainer.resume(samples.take(20), no_batch, no_epoch); },
                            "resume is expected to get the data of the open run, 13 samples for training; "
                            "found 10");
    EXPECT_EQ(trainer.digest(), digest);
    resume(trainer);
    EXPECT_EQ(trainer.digest(), fitted({.epochs = 2, .validation_split = 0.5}).digest());
}

TEST(Run, RefusesOptionsThatLeaveNothingToDo) {
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest();
    expect_error<ArgumentError>([&] { fit(trainer, {.epochs = 0}); },
                                "epochs is expected to be at least 1, found 0");
    const auto minus_one = static_cast<std::uint64_t>(-1);
    expect_error<ArgumentError>([&] { fit(trainer, {.epochs = minus_one}); },
                                "epochs is expected to be at least 1, found -1");
    expect_error<DataError>([&] { trainer.fit(samples.take(0), {.epochs = 1}, no_batch, no_epoch); },
                            "fit is expected to get at least 1 sample, found none");
    expect_error<ArgumentError>([&] { fit(trainer, {.validation_split = 1}); },
                                "expected a validation split above 0 and below 1, found 1");
    expect_error<DataError>([&] { fit(trainer, {.validation_split = 0.99}); },
                            "a validation split of 0.99 of 26 samples leaves 0 for training and 26 for "
                            "validation: each needs at least 1");
    EXPECT_EQ(trainer.digest(), digest);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST(Run, EndsWithTheEpochInWhichItIsStopped) {
    Classifier trainer(batches_of_8);
    const History history = fit(trainer, {.epochs = 5}, [&](const BatchReport& report) {
        if (report.step == 6) trainer.stop();
    });
    EXPECT_EQ(history.size(), 2u);
    EXPECT_EQ(trainer.step(), 8u);
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.network(), fitted({.epochs = 2}).network());

    // A stop is over with its run.
    EXPECT_EQ(fit(trainer, {.epochs = 3}).size(), 3u);
}

TEST(Run, EndsWithTheEpochWhoseEndStoppedIt) {
    Classifier trainer(batches_of_8);
    fit(
        trainer, {.epochs = 5}, [](const BatchReport&) {},
        [&](const EpochReport& report) {
            if (report.epoch == 2) trainer.stop();
        });
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.epoch(), 2u);
    EXPECT_EQ(trainer.network(), fitted({.epochs = 2}).network());
}

TEST(Run, RemembersAStopWhilePaused) {
    Classifier trainer = paused_at(2, {.epochs = 3});
    trainer.stop();
    EXPECT_TRUE(trainer.has_open_run());
    EXPECT_EQ(resume(trainer).size(), 1u);
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.step(), 4u);
}

TEST(Run, PausesBetweenTwoEpochsToo) {
    Classifier trainer(batches_of_8);
    fit(
        trainer, {.epochs = 3}, [](const BatchReport&) {},
        [&](const EpochReport& report) {
            if (report.epoch == 2) trainer.pause();
        });
    EXPECT_TRUE(trainer.has_open_run());
    EXPECT_EQ(trainer.epoch(), 2u);
    resume(trainer);
    EXPECT_EQ(trainer.digest(), fitted({.epochs = 3}).digest());
}

TEST(Run, OutsideOfWhichPauseIsWithoutEffect) {
    Classifier trainer(batches_of_8);
    trainer.pause();
    fit(trainer, {.epochs = 2});
    EXPECT_EQ(trainer.digest(), fitted({.epochs = 2}).digest());
}

TEST(Run, CanBeAbandoned) {
    Classifier trainer = paused_at(6, {.epochs = 3});
    const auto weights = trainer.network();
    trainer.abandon_run();
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.network(), weights);
    EXPECT_EQ(trainer.step(), 6u);
    EXPECT_EQ(trainer.epoch(), 1u);
    EXPECT_EQ(trainer.history().size(), 1u);

    // The epoch that was under way begins again, with all of its batches.
    std::vector<Index> sizes;
    fit(trainer, {.epochs = 1}, [&](const BatchReport& report) {
        EXPECT_EQ(report.epoch, 2u);
        sizes.push_back(report.samples);
    });
    EXPECT_EQ(sizes, (std::vector<Index>{8, 8, 8, 2}));
    EXPECT_EQ(trainer.epoch(), 2u);
    EXPECT_EQ(trainer.step(), 10u);
}

// Two runs are one: the article's second phase loses nothing of the first.
TEST(Run, GoesOnWhereTheOneBeforeEnded) {
    Classifier trainer = fitted({.epochs = 2});
    fit(trainer, {.epochs = 3});
    const Classifier whole = fitted({.epochs = 5});
    EXPECT_EQ(trainer.network(), whole.network());
    EXPECT_EQ(trainer.step(), whole.step());
    EXPECT_EQ(trainer.epoch(), 5u);
    EXPECT_EQ(trainer.history()["loss"], whole.history()["loss"]);
}

}  // namespace
}  // namespace staticnn
