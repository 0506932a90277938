// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

constexpr int kills = 10;
constexpr Seconds pause{0.02};  // between the stages of a save

class Kill : public WithImages<600>, public testing::WithParamInterface<std::string> {
protected:
    const std::string file_ = path(GetParam() == "xml" ? "a.xml" : "a.bin");
    const std::string steps_ = GetParam() == "xml" ? "15" : "5";  // between saves; XML takes longer

    std::unique_ptr<Process> start() const {
        return WithImages::start(
            "train_mnist",
            {"--epochs", "3", "--batch", "32", "--seed", "7", "--json", "--format", GetParam(),
             "--checkpoint", file_, "--checkpoint-every", steps_, "--resume"},
            {"STATICNN_TEST_SAVE_PAUSE=20"});
    }

    /// Files that a save had begun to write when its process ended.
    std::size_t unfinished_saves() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(path("")))
            count += entry.path().extension() == ".tmp";
        return count;
    }
};

// Half of the kills come at any moment, half within a save: after its temporary file has appeared, before or
// after each of its stages.
TEST_P(Kill, EndsAsIfNothingHadHappened) {
    const Clock::time_point before = Clock::now();
    const Result uninterrupted = start()->wait();
    const Seconds duration = Clock::now() - before;
    ASSERT_EQ(uninterrupted.exit_code, 0) << uninterrupted.errors;
    ASSERT_EQ(lines_of(uninterrupted.output).size(), 4);
    std::filesystem::remove(file_);

    std::mt19937 random(3);
    std::uniform_real_distribution<double> share(0, 1);
    for (int killed = 0; killed < kills;) {
        const auto process = start();
        Seconds delay = share(random) * duration / 4;
        if (killed % 2 == 1) {
            const std::size_t unfinished = unfinished_saves();
            process->wait_until([&] { return unfinished_saves() > unfinished; });
            delay = pause * (killed / 2) * 0.7;
        }
        std::this_thread::sleep_for(delay);
        if (process->kill()) {
            ++killed;
            continue;
        }
        // It was faster. Once more, from the beginning.
        EXPECT_EQ(process->wait().last_line(), uninterrupted.last_line());
        std::filesystem::remove(file_);
    }
    EXPECT_GE(unfinished_saves(), 1);

    const Result resumed = start()->wait();
    EXPECT_EQ(resumed.exit_code, 0) << resumed.errors;
    EXPECT_EQ(resumed.last_line(), uninterrupted.last_line());
}

INSTANTIATE_TEST_SUITE_P(Formats, Kill, testing::Values("binary", "xml"),
                         [](const auto& format) { return format.param; });

}  // namespace
}  // namespace programs
