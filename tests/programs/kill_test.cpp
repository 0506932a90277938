// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/checkpoint/file.hpp"

namespace programs {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

/// 25 in both forms together, fewer in XML, which takes longer; the target kill_full asks for more in each.
int kills_wanted(const std::string& form) {
    if (const char* text = std::getenv("STATICNN_TEST_KILLS")) return std::atoi(text);
    return form == "xml" ? 8 : 17;
}

constexpr Seconds pause{0.01};  // between the stages of a save

class Kill : public WithImages<600>, public testing::WithParamInterface<std::string> {
protected:
    const std::string file_ = path(GetParam() == "xml" ? "a.xml" : "a.bin");
    const std::string steps_ = GetParam() == "xml" ? "15" : "5";  // between saves; XML takes longer

    std::unique_ptr<Process> start(int threads = 1) const {
        return WithImages::start(
            "train_mnist",
            {"--epochs", "3", "--batch", "32", "--seed", "7", "--threads", std::to_string(threads), "--json",
             "--format", GetParam(), "--checkpoint", file_, "--checkpoint-every", steps_, "--resume"},
            {"STATICNN_TEST_SAVE_PAUSE=10"});
    }

    /// Files that a save has begun to write, or had when its process was killed.
    std::set<std::string> unfinished_saves() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path("")))
            if (entry.path().extension() == ".tmp") names.insert(entry.path().filename());
        return names;
    }

    /// When a process is killed: at a random moment of its first `longest`; within a save, after its
    /// temporary file has appeared, before or after each stage; or soon after a save, so that a slow machine
    /// gets on, too.
    enum class Moment { any, in_save, after_save };

    /// False for a process that had ended by itself.
    bool kill(Process& process, Moment moment, Seconds longest) {
        std::uniform_real_distribution<double> share(0, 1);
        if (moment == Moment::in_save)
            process.wait_until([this, old = unfinished_saves()] {
                const auto now = unfinished_saves();
                return !std::includes(old.begin(), old.end(), now.begin(), now.end());
            });
        if (moment == Moment::after_save)
            process.wait_until([this, old = saved_at()] { return saved_at() != old; });
        std::this_thread::sleep_for(share(random_) * (moment == Moment::any ? longest : 5 * pause));
        return process.kill();
    }

private:
    std::filesystem::file_time_type saved_at() const {
        std::error_code none_yet;
        return std::filesystem::last_write_time(file_, none_yet);
    }

    std::mt19937 random_{3};
};

TEST_P(Kill, EndsAsIfNothingHadHappened) {
    const Clock::time_point before = Clock::now();
    const Result uninterrupted = start()->wait();
    const Seconds duration = Clock::now() - before;
    ASSERT_EQ(uninterrupted.exit_code, 0) << uninterrupted.errors;
    ASSERT_EQ(lines_of(uninterrupted.output).size(), 4);
    std::filesystem::remove(file_);

    bool has_checkpoint = false;
    int killed = 0, in_save = 0, finished = 0;
    while (killed < kills_wanted(GetParam())) {
        const auto process = start(1 + killed / 2 % 2);  // the next one goes on with another number
        if (kill(*process, Moment{killed % 3}, duration / 4)) {
            ++killed;
            in_save += !unfinished_saves().empty();
            has_checkpoint = has_checkpoint || std::filesystem::exists(file_);
            if (has_checkpoint) {
                ASSERT_NO_THROW(staticnn::checkpoint::read_file(file_)) << "after kill " << killed;
            }
        } else {
            // It was faster. Once more, from the beginning.
            EXPECT_EQ(process->wait().last_line(), uninterrupted.last_line());
            std::filesystem::remove(file_);
            has_checkpoint = false;
            ++finished;
        }
    }
    EXPECT_TRUE(has_checkpoint || finished > 0);
    EXPECT_GE(in_save, 1);
    RecordProperty("kills", killed);
    RecordProperty("kills_in_a_save", in_save);

    const Result resumed = start(2)->wait();
    EXPECT_EQ(resumed.exit_code, 0) << resumed.errors;
    EXPECT_EQ(resumed.last_line(), uninterrupted.last_line());
    EXPECT_TRUE(unfinished_saves().empty());
}

INSTANTIATE_TEST_SUITE_P(Formats, Kill, testing::Values("binary", "xml"),
                         [](const auto& format) { return format.param; });

}  // namespace
}  // namespace programs
