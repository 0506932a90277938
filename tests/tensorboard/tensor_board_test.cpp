// SPDX-License-Identifier: BSL-1.0
#include "staticnn/tensorboard/tensor_board.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/report/known_parts.hpp"
#include "staticnn/training/callbacks/backup_and_restore.hpp"
#include "support/other_process.hpp"
#include "training/callbacks/small_training.hpp"

namespace staticnn {
namespace {

using Boarded = SmallTrainer<TensorBoard>;
using BoardedAndBackedUp = SmallTrainer<TensorBoard, BackupAndRestore>;

/// What the reader in Python prints, and what it says of a file that it does not take.
std::string read_events(const std::string& path) {
    const std::string command =
        std::string(STATICNN_PYTHON) + " " + STATICNN_READ_EVENTS + " '" + path + "' 2>&1";
    FILE* const pipe = ::popen(command.c_str(), "r");
    std::string text;
    for (int letter; (letter = std::fgetc(pipe)) != EOF;) text += static_cast<char>(letter);
    if (::pclose(pipe) != 0) text = "refused: " + text;
    return text;
}

// Records of TensorBoard's own tests (event_file_loader_test.py, gcs_file_loader_test.py).
TEST(EventFile, HasTheRecordsOfTensorBoardsTests) {
    using namespace std::string_literals;
    const std::string version_1 =
        "\x18\0\0\0\0\0\0\0\xa3\x7fK\"\t\0\0\xc0%\xddu\xd5"
        "A\x1a\rbrain.Event:1\xec\xf3"
        "2\x8d"s;
    EXPECT_EQ(detail::event_record(std::string_view(version_1).substr(12, 24)), version_1);
    const std::string version_2 =
        "\x18\0\0\0\0\0\0\0\xa3\x7fK\"\t\0\0\0'\xe6\xb3\xd5"
        "A\x1a\rbrain.Event:2jM\x0b\x15"s;
    EXPECT_EQ(detail::first_event_record(1456445596.0), version_2);
}

TEST(EventHistogram, HasThirtyBucketsOfOneWidth) {
    std::vector<float> values;
    for (int i = 0; i <= 60; ++i) values.push_back(static_cast<float>(i));
    values.push_back(std::numeric_limits<float>::infinity());
    values.push_back(std::nanf(""));
    const detail::Histogram histogram = detail::histogram_of(values);
    EXPECT_EQ(histogram.min, 0);
    EXPECT_EQ(histogram.max, 60);
    EXPECT_EQ(histogram.count, 61);
    EXPECT_EQ(histogram.sum, 1830);
    EXPECT_EQ(histogram.sum_squares, 73810);
    std::vector<double> limits, buckets(30, 2);
    for (int i = 1; i <= 30; ++i) limits.push_back(2 * i);
    buckets.back() = 3;
    EXPECT_EQ(histogram.limits, limits);
    EXPECT_EQ(histogram.buckets, buckets);
}

TEST(EventHistogram, OfOneNumberHasOneBucket) {
    const detail::Histogram histogram = detail::histogram_of(std::vector<float>{-2, -2, -2});
    EXPECT_EQ(histogram.limits, std::vector<double>{-2});
    EXPECT_EQ(histogram.buckets, std::vector<double>{3});
    EXPECT_EQ(detail::histogram_of(std::vector<float>{std::nanf("")}).count, 0);
    EXPECT_EQ(detail::histogram_of(std::vector<double>{-1e308, 1e308}).buckets.back(), 1);
}

TEST(TensorBoard, RefusesAFolderThatCannotBeUsed) {
    const std::vector<std::string> names{"loss"};
    expect_error<ArgumentError>(
        [&] { TensorBoard{.log_dir = ""}.validate(names); },
        "TensorBoard's log_dir is expected to name a folder, such as 'logs', found none");
    expect_error<FileError>([&] { TensorBoard{.log_dir = "/dev/null"}.validate(names); },
                            "cannot write '/dev/null/train/events.out.tfevents.0.staticnn': Not a directory");
}

class TensorBoardInTrainer : public SmallTrainingTest {
protected:
    static Boarded make(const std::string& folder, std::uint64_t histogram_freq = 2) {
        return Boarded(small_batches, TensorBoard{.log_dir = folder, .histogram_freq = histogram_freq});
    }
    static std::string train_file(const std::string& folder) { return detail::event_path(folder, "train"); }
    static std::string validation_file(const std::string& folder) {
        return detail::event_path(folder, "validation");
    }
    /// Of a run that was never interrupted.
    std::string whole() const {
        if (!std::filesystem::exists(path("whole"))) {
            Boarded trainer = make(path("whole"));
            fit_small(trainer);
        }
        return path("whole");
    }
    void expect_files_of(const std::string& folder, const std::string& expected) const {
        EXPECT_EQ(read_events(train_file(folder)), read_events(train_file(expected)));
        EXPECT_EQ(read_events(validation_file(folder)), read_events(validation_file(expected)));
        EXPECT_EQ(std::filesystem::file_size(train_file(folder)),
                  std::filesystem::file_size(train_file(expected)));
    }
};

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

/// "3 epoch_loss NUMBER" of a line, apart from its number.
std::pair<std::string, double> split_line(const std::string& line) {
    const auto space = line.rfind(' ');
    return {line.substr(0, space), std::stod(line.substr(space + 1))};
}

TEST_F(TensorBoardInTrainer, WritesTheScalarsOfKeras) {
    Boarded trainer = make(path("logs"), 0);
    fit_small(trainer);
    for (const bool is_validation : {false, true}) {
        std::vector<std::pair<std::string, double>> expected;
        const auto add = [&](Index epoch, const std::string& tag, const std::string& column) {
            expected.emplace_back(std::to_string(epoch) + ' ' + tag,
                                  static_cast<float>(trainer.history()[column][epoch]));
        };
        for (Index epoch = 0; epoch < 5; ++epoch)
            if (is_validation) {
                add(epoch, "epoch_loss", "val_loss");
            } else {
                add(epoch, "epoch_loss", "loss");
                add(epoch, "epoch_learning_rate", "learning_rate");
            }
        std::istringstream lines(
            read_events(is_validation ? validation_file(path("logs")) : train_file(path("logs"))));
        std::string line;
        std::getline(lines, line);
        EXPECT_EQ(line, "brain.Event:2");
        for (const auto& [name, value] : expected) {
            std::getline(lines, line);
            const auto [found_name, found_value] = split_line(line);
            EXPECT_EQ(found_name, name);
            EXPECT_EQ(number(found_value), number(value)) << name;
        }
        EXPECT_FALSE(std::getline(lines, line)) << line;
    }
}

TEST_F(TensorBoardInTrainer, WritesAHistogramOfEachParameter) {
    Boarded trainer = make(path("logs"));
    fit_small(trainer);
    const std::string text = read_events(train_file(path("logs")));
    for (const std::string epoch : {"0", "1", "2", "3", "4"})
        for (const std::string name : {"0.kernel", "0.bias", "2.kernel", "2.bias"})
            EXPECT_EQ(text.find('\n' + epoch + ' ' + name + "/histogram ") != text.npos,
                      epoch != "1" && epoch != "3")
                << epoch << ' ' << name;
    EXPECT_EQ(read_events(validation_file(path("logs"))).find("histogram"), text.npos);
    // Of the last epoch: three weights.
    const std::string line = text.substr(text.find("\n4 2.kernel/histogram ") + 1);
    double least = 1e9, largest = -1e9, sum = 0;
    for (const double value : trainer.network().values("2.kernel"))
        least = std::min(least, value), largest = std::max(largest, value), sum += value;
    double found_least = 0, found_largest = 0, found_count = 0, found_sum = 0;
    ASSERT_EQ(std::sscanf(line.c_str(), "4 2.kernel/histogram %lf %lf %lf %lf", &found_least, &found_largest,
                          &found_count, &found_sum),
              4);
    EXPECT_EQ(found_least, least);
    EXPECT_EQ(found_largest, largest);
    EXPECT_EQ(found_count, 3);
    EXPECT_EQ(found_sum, sum);
}

TEST_F(TensorBoardInTrainer, GoesOnExactlyAfterResume) {
    expect_exact_resume([&] { return make(path("logs")); }, path("run.bin"));
    expect_files_of(path("logs"), whole());
}

// As after a kill: the files are ahead of the state, and end in the midst of a record.
TEST_F(TensorBoardInTrainer, CutsTheFilesBackToItsState) {
    Boarded killed = make(path("logs"));
    fit_small(killed, {.epoch = [&](const EpochReport& epoch) {
                  if (epoch.epoch == 2) killed.save(path("state.bin"));
              }});
    const std::string all = get(train_file(path("logs")));
    for (const std::string& text : {all, all.substr(0, all.size() - 1), all.substr(0, all.size() - 20),
                                    all + detail::event_record("other")}) {
        put(train_file(path("logs")), text);
        Boarded resumed = make(path("logs"));
        resumed.load(path("state.bin"));
        resumed.resume(small_data());
        expect_files_of(path("logs"), whole());
    }
}

TEST_F(TensorBoardInTrainer, WritesEpochsThatAreMissingFromTheHistory) {
    Boarded paused = make(path("logs"), 0);
    fit_small(paused, {.epoch = [&](const EpochReport& epoch) {
                  if (epoch.epoch == 3) paused.pause();
              }});
    Boarded uninterrupted = make(path("plain"), 0);
    fit_small(uninterrupted);
    const std::string train = get(train_file(path("logs")));
    std::string damaged = train;
    damaged[train.size() / 2] ^= 1;
    for (const std::string& text :
         {train, train.substr(0, train.size() - 1), train.substr(0, train.size() / 2), train.substr(0, 30),
          std::string(), damaged}) {
        put(train_file(path("logs")), text);
        std::filesystem::remove(validation_file(path("logs")));
        Boarded resumed = paused;
        resumed.resume(small_data());
        expect_files_of(path("logs"), path("plain"));
    }
}

TEST_F(TensorBoardInTrainer, WritesTheSameFromAFunctionGivenToFit) {
    const TensorBoard board{.log_dir = path("logs"), .histogram_freq = 2};
    SmallTrainer<> trainer(small_batches);
    fit_small(trainer, {.epoch = [&](const EpochReport&) { board.write(trainer); }});
    expect_files_of(path("logs"), whole());
}

TEST_F(TensorBoardInTrainer, ReplacesTheFilesOfAnotherTraining) {
    Boarded earlier = make(path("logs"));
    fit_small(earlier);
    fit_small(earlier);
    Boarded trainer = make(path("logs"));
    fit_small(trainer);
    expect_files_of(path("logs"), whole());

    Boarded without_validation = make(path("logs"));
    without_validation.fit(small_data(), {.epochs = 1});
    EXPECT_FALSE(std::filesystem::exists(validation_file(path("logs"))));
}

TEST_F(TensorBoardInTrainer, HasNoValidationWhereAnEpochHasNone) {
    Boarded trainer = make(path("logs"), 0);
    trainer.fit(small_data(), {.epochs = 1});
    fit_small(trainer, {}, 1);
    trainer.fit(small_data(), {.epochs = 1});
    const std::string text = read_events(validation_file(path("logs")));
    EXPECT_EQ(text.find("brain.Event:2\n1 epoch_loss "), 0u) << text;
    EXPECT_EQ(text.find("\n2"), text.npos) << text;
}

TEST_F(TensorBoardInTrainer, ThatIsKilledAndStartedAgainEndsAsIfNothingHadHappened) {
    const auto run = [](const std::string& folder, bool ends_in_the_third_epoch) {
        BoardedAndBackedUp trainer(small_batches, TensorBoard{.log_dir = folder, .histogram_freq = 2},
                                   BackupAndRestore{.path = folder + "-backup.bin", .save_freq_batches = 1});
        fit_small(trainer, {.batch = [&](const BatchReport& batch) {
                      if (ends_in_the_third_epoch && batch.epoch == 3 && batch.place.batch == 3)
                          ::raise(SIGKILL);
                  }});
    };
    if (const auto message = message_from_other_process())
        return run(message->substr(1), message->front() == 'k');
    EXPECT_FALSE(OtherProcess('k' + path("logs")).passes());
    ASSERT_TRUE(std::filesystem::exists(path("logs-backup.bin")));
    put(train_file(path("logs")), get(train_file(path("logs"))) + "torn");
    ASSERT_TRUE(OtherProcess('r' + path("logs")).passes());
    expect_files_of(path("logs"), whole());
}

TEST_F(TensorBoardInTrainer, DoesNotKeepItsFolderInCheckpoints) {
    Boarded trainer = make(path("logs"));
    trainer.save(path("state.xml"));
    EXPECT_EQ(get(path("state.xml")).find(folder_), std::string::npos);
}

// The page about a training knows this callback by no class.
TEST(TensorBoard, HasTheSettingThatReportsKnow) {
    const report::KnownPart expected = report::known_part<TensorBoard>();
    const auto known = report::known_parts();
    const auto part = std::find_if(known.begin(), known.end(),
                                   [&](const report::KnownPart& one) { return one.name == expected.name; });
    ASSERT_NE(part, known.end());
    EXPECT_EQ(part->type, expected.type);
    EXPECT_EQ(part->settings, expected.settings);
}

}  // namespace
}  // namespace staticnn
