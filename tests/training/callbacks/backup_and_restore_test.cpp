// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/backup_and_restore.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

TEST(BackupAndRestore, RefusesAPathThatCannotBeUsed) {
    const std::vector<std::string> names;
    expect_error<ArgumentError>(
        [&] { BackupAndRestore{}.validate(names); },
        "BackupAndRestore's path is expected to name a file, such as 'backup.bin', found none");
    expect_error<ArgumentError>(
        [&] { BackupAndRestore{.path = "backup"}.validate(names); },
        "'backup' does not say its form: a checkpoint ends in '.bin' (binary) or '.xml' (XML)");
    expect_error<FileError>([&] { BackupAndRestore{.path = "/dev/null/b.bin"}.validate(names); },
                            "cannot save '/dev/null/b.bin': Not a directory");
}

/// Ends a program in the midst of a run.
struct Killed : std::runtime_error {
    Killed() : runtime_error("killed") {}
};

class BackupAndRestoreInTrainer : public SmallTrainingTest {
protected:
    using Backed = SmallTrainer<BackupAndRestore>;

    Backed make(BackupAndRestore settings) const {
        settings.path = path("backup.bin");
        return Backed(small_batches, settings);
    }

    /// What a program does that is killed after some batch, if this comes.
    static void run_program(Backed& trainer, std::uint64_t killing_step,
                            const FitOptions& options = small_run) {
        trainer.fit(small_data(), options, on_batch_end([&](const BatchReport& batch) {
                        if (batch.step == killing_step) throw Killed();
                    }));
    }

    static std::string digest_of_whole() {
        SmallTrainer<> trainer(small_batches);
        trainer.fit(small_data(), small_run);
        return trainer.digest();
    }

    bool has_backup() const { return std::filesystem::exists(path("backup.bin")); }
};

TEST_F(BackupAndRestoreInTrainer, GoesOnByItselfAfterAKill) {
    const std::string digest = digest_of_whole();
    for (const std::uint64_t frequency : {0u, 1u, 2u, 4u}) {
        for (std::uint64_t killing_step = 1; killing_step <= 15; ++killing_step) {
            Backed killed = make({.save_freq_batches = frequency});
            EXPECT_THROW(run_program(killed, killing_step), Killed);
            const std::uint64_t interval = frequency == 0 ? 3 : frequency;
            EXPECT_EQ(has_backup(), killing_step > interval);

            Backed again = make({.save_freq_batches = frequency});
            std::vector<std::uint64_t> steps;
            again.fit(small_data(), small_run,
                      on_batch_end([&](const BatchReport& batch) { steps.push_back(batch.step); }));
            EXPECT_EQ(again.digest(), digest) << "killed after step " << killing_step;
            // Nothing is repeated that was in the backup.
            const std::uint64_t saved = (killing_step - 1) / interval * interval;
            ASSERT_EQ(steps.size(), 15 - saved);
            EXPECT_EQ(steps.front(), saved + 1);
            EXPECT_FALSE(has_backup()) << "the run is done";
        }
    }
}

TEST_F(BackupAndRestoreInTrainer, ReturnsTheHistoryOfTheWholeRun) {
    Backed killed = make({});
    EXPECT_THROW(run_program(killed, 8), Killed);
    Backed again = make({});
    const History history = again.fit(small_data(), small_run);
    EXPECT_EQ(history.size(), 5u);
    EXPECT_EQ(history["loss"], again.history()["loss"]);
    EXPECT_TRUE(history.notes().empty());
}

// Also the second run of a program, whose first one is in another file or done again.
TEST_F(BackupAndRestoreInTrainer, GoesOnInASecondRun) {
    Backed whole = make({});
    run_program(whole, 0);
    run_program(whole, 0);
    Backed killed = make({});
    run_program(killed, 0);
    killed.save(path("first.bin"));
    EXPECT_THROW(run_program(killed, 20), Killed);
    Backed again = make({});
    again.load(path("first.bin"));
    run_program(again, 0);
    EXPECT_EQ(again.digest(), whole.digest());
}

TEST_F(BackupAndRestoreInTrainer, RefusesTheBackupOfAnotherRun) {
    Backed killed = make({});
    run_program(killed, 0);
    EXPECT_THROW(run_program(killed, 20), Killed);
    const auto refuses = [&](const FitOptions& options, const std::string& expected) {
        Backed other = make({});
        const std::string digest = other.digest();
        expect_error<RunError>([&] { run_program(other, 0, options); },
                               "the backup '" + path("backup.bin") + "' is of another run: expected one of " +
                                   expected +
                                   "; found one of 5 epochs of 20 samples after 5 others, validation_split "
                                   "0.23, shuffled: finish "
                                   "that with load and resume, or delete the file to begin anew");
        EXPECT_EQ(other.digest(), digest);
        EXPECT_TRUE(has_backup());
    };
    refuses(small_run, "5 epochs of 20 samples after 0 others, validation_split 0.23, shuffled");
    refuses({.epochs = 6, .shuffle = false},
            "6 epochs of 26 samples after 0 others, validation_split 0, not shuffled");

    Backed finished = make({});
    finished.load(path("backup.bin"));
    finished.resume(small_data());
    EXPECT_EQ(finished.epoch(), 10u);
    EXPECT_FALSE(has_backup());
}

TEST_F(BackupAndRestoreInTrainer, ThatIsKeptFindsTheRunDone) {
    Backed trainer = make({.delete_backup = false});
    run_program(trainer, 0);
    ASSERT_TRUE(has_backup());
    Backed again = make({.delete_backup = false});
    EXPECT_EQ(again
                  .fit(small_data(), small_run,
                       on_batch_end([](const BatchReport&) { ADD_FAILURE() << "is done"; }))
                  .size(),
              5u);
    EXPECT_EQ(again.digest(), trainer.digest());
    EXPECT_TRUE(has_backup());
}

// What a function given to fit does at the end of an epoch is done before the backup says so.
TEST_F(BackupAndRestoreInTrainer, ComesAfterEverythingElse) {
    Backed trainer = make({});
    std::vector<bool> found;
    fit_small(trainer, {.epoch = [&](const EpochReport&) { found.push_back(has_backup()); }});
    EXPECT_EQ(found, (std::vector<bool>{false, true, true, true, true}));
}

TEST_F(BackupAndRestoreInTrainer, IsNoPartOfTheState) {
    Backed trainer = make({.save_freq_batches = 2});
    run_program(trainer, 0);
    EXPECT_EQ(trainer.digest(), digest_of_whole());
}

TEST_F(BackupAndRestoreInTrainer, TellsWhatItReplaces) {
    Backed killed = make({});
    EXPECT_THROW(run_program(killed, 8), Killed);
    Backed again({.batch_size = 8, .seed = 4}, BackupAndRestore{.path = path("backup.bin")});
    EXPECT_EQ(again.fit(small_data(), small_run).notes(),
              std::vector<std::string>{"seed: 3 in the file replaces 4"});
    EXPECT_EQ(again.digest(), digest_of_whole());
}

}  // namespace
}  // namespace staticnn
