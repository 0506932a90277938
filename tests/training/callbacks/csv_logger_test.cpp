// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/csv_logger.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "log_epochs.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

TEST(CsvLogger, WritesWhatPythonWrites) {
    EXPECT_EQ(text_of_epochs(CsvLogger{}), reference::csv_text);
    EXPECT_EQ(text_of_epochs(CsvLogger{.separator = ";"}), reference::semicolon_text);
}

TEST(CsvLogger, WritesANanWithoutItsSign) {
    const std::vector<std::string> names{"loss"};
    EXPECT_EQ(CsvLogger{}.line(1, names, std::vector<double>{-NAN}), "0,nan\n");
}

TEST(CsvLogger, RefusesSettingsThatCannotBeUsed) {
    const std::vector<std::string> names;
    EXPECT_NO_THROW((CsvLogger{.path = "log.csv", .separator = "\t"}.validate(names)));
    expect_error<ArgumentError>([&] { CsvLogger{}.validate(names); },
                                "CsvLogger's path is expected to name a file, such as 'log.csv', found none");
    const auto refuses = [&](const std::string& separator) {
        expect_error<ArgumentError>(
            [&] { CsvLogger{.path = "log.csv", .separator = separator}.validate(names); },
            "CsvLogger's separator is expected to be one character that is in no number and in no name, such "
            "as ',' or ';', found '" +
                separator + "'");
    };
    refuses("");
    refuses(", ");
    refuses(".");
    refuses("e");
    expect_error<FileError>([&] { CsvLogger{.path = "/dev/null/log.csv"}.validate(names); },
                            "cannot write '/dev/null/log.csv': Not a directory");
}

class CsvLoggerInTrainer : public SmallTrainingTest {
protected:
    using Logged = SmallTrainer<CsvLogger>;

    Logged make(const std::string& name, bool append = false) const {
        return Logged(small_batches, CsvLogger{.path = path(name), .append = append});
    }
    std::string text(const std::string& name) const { return get(path(name)); }

    /// The file of a run that was never interrupted.
    std::string uninterrupted() const {
        Logged trainer = make("whole.csv");
        fit_small(trainer);
        return text("whole.csv");
    }
};

TEST_F(CsvLoggerInTrainer, WritesALineAnEpoch) {
    Logged trainer = make("log.csv");
    std::vector<Index> lines;
    fit_small(trainer, {.epoch = [&](const EpochReport&) {
                  const std::string so_far = text("log.csv");
                  lines.push_back(static_cast<Index>(std::count(so_far.begin(), so_far.end(), '\n')));
                  EXPECT_EQ(trainer.callback<CsvLogger>().bytes(), so_far.size());
              }});
    EXPECT_EQ(lines, (std::vector<Index>{2, 3, 4, 5, 6}));
    std::string expected = "epoch,learning_rate,loss,val_loss\n";
    for (Index i = 0; i < 5; ++i)
        expected += std::to_string(i) + ",0.01," + text_of_number(trainer.history()["loss"][i]) + ',' +
                    text_of_number(trainer.history()["val_loss"][i]) + '\n';
    EXPECT_EQ(text("log.csv"), expected);
}

TEST_F(CsvLoggerInTrainer, GoesOnExactlyAfterResume) {
    expect_exact_resume([&] { return make("log.csv"); }, path("run.bin"));
    EXPECT_EQ(text("log.csv"), uninterrupted());
}

// As after a kill: the file is ahead of the state.
TEST_F(CsvLoggerInTrainer, CutsTheFileBackToItsState) {
    const std::string expected = uninterrupted();
    Logged killed = make("log.csv");
    fit_small(killed, {.epoch = [&](const EpochReport& epoch) {
                  if (epoch.epoch == 2) killed.save(path("state.bin"));
              }});
    put(path("log.csv"), text("log.csv") + "5,0.");
    Logged resumed = make("log.csv");
    resumed.load(path("state.bin"));
    resumed.resume(small_data());
    EXPECT_EQ(text("log.csv"), expected);
}

TEST_F(CsvLoggerInTrainer, WritesAgainWhatTheFileLacks) {
    const std::string expected = uninterrupted();
    Logged paused = make("log.csv");
    fit_small(paused, {.epoch = [&](const EpochReport& epoch) {
                  if (epoch.epoch == 3) paused.pause();
              }});
    const std::string so_far = text("log.csv");
    for (const Index length :
         {so_far.size(), so_far.size() - 1, so_far.size() / 2, Index{40}, Index{3}, Index{0}}) {
        put(path("log.csv"), so_far.substr(0, length));
        Logged resumed = paused;
        resumed.resume(small_data());
        EXPECT_EQ(text("log.csv"), expected) << length;
    }
}

TEST_F(CsvLoggerInTrainer, GoesOnInASecondRun) {
    Logged trainer = make("log.csv");
    fit_small(trainer, {}, 2);
    fit_small(trainer, {}, 3);
    EXPECT_EQ(text("log.csv"), uninterrupted());
}

TEST_F(CsvLoggerInTrainer, ReplacesTheFileOfAnotherTraining) {
    put(path("log.csv"), std::string(10000, 'x'));
    Logged trainer = make("log.csv");
    fit_small(trainer);
    EXPECT_EQ(text("log.csv"), uninterrupted());
}

TEST_F(CsvLoggerInTrainer, AppendsWithoutASecondHeader) {
    const std::string expected = uninterrupted(), lines = expected.substr(expected.find('\n') + 1);
    for (const std::string before : {"", "mine\n"}) {
        put(path("log.csv"), before);
        Logged trainer = make("log.csv", true);
        fit_small(trainer);
        EXPECT_EQ(text("log.csv"), before.empty() ? expected : before + lines);
    }
}

TEST_F(CsvLoggerInTrainer, RefusesAFileThatHasLostWhatItHadBefore) {
    put(path("log.csv"), "mine\n");
    Logged paused = make("log.csv", true);
    fit_small(paused, {.epoch = [&](const EpochReport&) { paused.pause(); }});
    put(path("log.csv"), "min");
    expect_error<FileError>([&] { paused.resume(small_data()); },
                            "cannot write '" + path("log.csv") +
                                "': expected the 5 bytes that it had before this training, found 3");
}

// A disk that is full, say: what was not written is written at the next occasion.
TEST_F(CsvLoggerInTrainer, CatchesUpAfterAWriteThatFailed) {
    const std::string expected = uninterrupted();
    Logged trainer = make("log.csv");
    EXPECT_THROW(fit_small(trainer, {.epoch =
                                         [&](const EpochReport& epoch) {
                                             if (epoch.epoch != 2) return;
                                             std::filesystem::remove(path("log.csv"));
                                             std::filesystem::create_directory(path("log.csv"));
                                         }}),
                 FileError);
    EXPECT_EQ(trainer.epoch(), 3u);
    std::filesystem::remove(path("log.csv"));
    trainer.resume(small_data());
    EXPECT_EQ(text("log.csv"), expected);
}

TEST_F(CsvLoggerInTrainer, DoesNotKeepItsPathInFiles) {
    Logged trainer = make("log.csv");
    trainer.save(path("state.xml"));
    EXPECT_EQ(get(path("state.xml")).find(folder_), std::string::npos);
}

}  // namespace
}  // namespace staticnn
