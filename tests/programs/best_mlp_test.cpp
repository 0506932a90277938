// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <string>
#include <system_error>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/checkpoint/difference.hpp"

namespace programs {
namespace {

class BestMlp : public WithImages<600> {
protected:
    Result train(const std::vector<std::string>& more) const {
        std::vector<std::string> arguments{"--epochs", "5"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run("best_mlp", arguments);
    }
};

TEST_F(BestMlp, EndsWithTheTestAccuracy) {
    const Result result = train({"--seed", "1"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_TRUE(std::regex_match(result.last_line(), std::regex("test_accuracy=[01]\\.[0-9]{4}")))
        << result.output;
    const auto lines = lines_of(result.output);
    ASSERT_EQ(lines.size(), 2 + 5 + 1) << result.output;
    EXPECT_EQ(lines[0], "Epochs 1 to 3: images shifted and turned");
    EXPECT_EQ(lines[4], "Epochs 4 to 5: images as they are");
    EXPECT_EQ(train({"--seed", "1"}).last_line(), result.last_line());
}

/// Killed while it trains on moved images, between the two parts, and while it trains on the images
/// themselves, it ends with the bits of a training that was not. A process that is faster than the kill
/// proves the same.
TEST_F(BestMlp, GoesOnAfterAKill) {
    const auto with_checkpoint = [&](const std::string& name) {
        return std::vector<std::string>{"--epochs", "5", "--checkpoint", path(name), "--resume"};
    };
    const auto kill_after = [&](int saves) {
        const auto time = [&] {
            std::error_code absent;
            return std::filesystem::last_write_time(path("b.bin"), absent);
        };
        auto last = time();
        // Asleep for a while when the new file is there.
        const auto process = start("best_mlp", with_checkpoint("b.bin"), {"STATICNN_TEST_SAVE_PAUSE=20"});
        process->wait_until([&] {
            if (const auto now = time(); now != last) {
                last = now;
                --saves;
            }
            return saves == 0;
        });
        process->kill();
    };
    for (const int saves : {1, 2, 1}) kill_after(saves);
    const Result resumed = run("best_mlp", with_checkpoint("b.bin"));
    const Result uninterrupted = run("best_mlp", with_checkpoint("a.bin"));
    ASSERT_EQ(uninterrupted.exit_code, 0) << uninterrupted.errors;
    EXPECT_EQ(resumed.exit_code, 0) << resumed.errors;
    EXPECT_EQ(resumed.last_line(), uninterrupted.last_line());
    EXPECT_TRUE(staticnn::checkpoint::equal(path("b.bin"), path("a.bin")));
}

TEST_F(BestMlp, RefusesATrainingOfAnotherLength) {
    const std::vector<std::string> checkpoint{"--checkpoint", path("a.bin"), "--resume"};
    EXPECT_EQ(train(checkpoint).exit_code, 0);
    const Result result = run("best_mlp", {"--epochs", "6", "--checkpoint", path("a.bin"), "--resume"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.errors.ends_with("the training in " + path("a.bin") +
                                        " is expected to have 30 updates, as these images and --epochs 6 "
                                        "make; found 25\n"))
        << result.errors;
}

}  // namespace
}  // namespace programs
