// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

#include "small_training.hpp"
#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/training/callbacks/backup_and_restore.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "support/other_process.hpp"

namespace staticnn {
namespace {

// Backups first in the type, and logs before and after them: the order of the type is not that of the writes.
using Logged = SmallTrainer<CsvLogger, BackupAndRestore, JsonLinesLogger>;

struct Backups {
    std::uint64_t every;  ///< batches; 0 for whole epochs
    bool in_background;
};

/// A program that knows nothing of interruptions. Writes the digest of its end.
void run_program(const std::string& folder, const Backups& backups) {
    Logged trainer(small_batches, CsvLogger{.path = folder + "/log.csv"},
                   BackupAndRestore{.path = folder + "/backup.bin",
                                    .save_freq_batches = backups.every,
                                    .in_background = backups.in_background},
                   JsonLinesLogger{.path = folder + "/log.jsonl"});
    trainer.fit(small_data(), small_run);
    checkpoint::replace_file(folder + "/digest", trainer.digest());
}

class KilledTraining : public SmallTrainingTest, public testing::WithParamInterface<Backups> {
protected:
    std::string text(const std::string& name) const { return get(path(name)); }

    Index unfinished_saves() const {
        const auto all = names();
        return static_cast<Index>(std::count_if(
            all.begin(), all.end(), [](const std::string& name) { return name.ends_with(".tmp"); }));
    }
};

// With pauses in the midst of each save, so that many of the kills come there.
TEST_P(KilledTraining, ThatIsStartedAgainEndsAsIfNothingHadHappened) {
    if (const auto folder = message_from_other_process()) return run_program(*folder, GetParam());

    std::filesystem::create_directory(path("whole"));
    run_program(path("whole"), GetParam());
    const std::string digest = text("whole/digest");

    const EnvironmentVariable pause("STATICNN_TEST_SAVE_PAUSE", "4");
    std::mt19937 random(11);
    std::uniform_real_distribution<double> milliseconds(20, 80);
    int kills = 0;
    for (int start = 0; start < 30 && !std::filesystem::exists(path("digest")); ++start) {
        OtherProcess process(folder_);
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(milliseconds(random)));
        kills += process.kill();
    }
    if (!std::filesystem::exists(path("digest"))) {
        ASSERT_TRUE(OtherProcess(folder_).passes());
    }
    EXPECT_GE(kills, 1);
    EXPECT_EQ(text("digest"), digest);
    EXPECT_EQ(text("log.csv"), text("whole/log.csv"));
    EXPECT_EQ(text("log.jsonl"), text("whole/log.jsonl"));
    EXPECT_FALSE(std::filesystem::exists(path("backup.bin")));
    RecordProperty("kills", kills);
    RecordProperty("unfinished_saves", static_cast<int>(unfinished_saves()));
}

INSTANTIATE_TEST_SUITE_P(Backups, KilledTraining,
                         testing::Values(Backups{0, false}, Backups{2, false}, Backups{2, true}));

}  // namespace
}  // namespace staticnn
