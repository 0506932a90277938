// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

class ContinueTraining : public WithImages<6000> {
protected:
    /// What the program prints in the line that begins with `start`, after it; for the n-th such line.
    static std::string after(const std::string& start, const Result& result, int number) {
        for (const std::string& line : lines_of(result.output))
            if (line.starts_with(start) && --number == 0) return line.substr(start.size());
        return "no such line";
    }
};

TEST_F(ContinueTraining, FindsTheSameStateInAnotherProcess) {
    std::filesystem::create_directory(path("temporary"));
    std::string digest, last_line;
    for (const char* format : {"binary", "xml"}) {
        const Result result =
            run("continue_training", {"--format", format, "--seed", "3"}, {"TMPDIR=" + path("temporary")});
        ASSERT_EQ(result.exit_code, 0) << result.errors;
        for (const char* fact : {"test loss", "test accuracy", "learning rate", "digest of the state"}) {
            const std::string start = std::string("   ") + fact;
            EXPECT_EQ(after(start, result, 2).find(after(start, result, 1)), 0) << fact;
            EXPECT_TRUE(after(start, result, 2).ends_with(" the same to the last bit")) << fact;
        }
        EXPECT_NE(after("1. Train on images 1 to 3,000, in process ", result, 1),
                  after("3. Load it in another process, ", result, 1));
        EXPECT_TRUE(std::regex_match(result.last_line(), std::regex("final_test_accuracy=[01]\\.[0-9]{4}")))
            << result.last_line();
        EXPECT_TRUE(std::filesystem::is_empty(path("temporary")));

        // The form of the file changes nothing.
        if (digest.empty()) {
            digest = after("   digest of the state", result, 1);
            last_line = result.last_line();
        }
        EXPECT_EQ(after("   digest of the state", result, 1), digest);
        EXPECT_EQ(result.last_line(), last_line);
    }
}

TEST_F(ContinueTraining, KeepsAFileThatWasAskedFor) {
    EXPECT_EQ(run("continue_training", {"--checkpoint", path("a.bin")}).exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(path("a.bin")));

    // The second process looks at every fact.
    const Result other = run("continue_training", {"--continue", path("a.bin"), "0.5", "0.5", "0.5", "0"});
    EXPECT_EQ(other.exit_code, 1);
    EXPECT_TRUE(other.errors.starts_with("the test loss is expected to be 0.5 as before saving, found "))
        << other.errors;
    EXPECT_EQ(other.output.find("final_test_accuracy"), std::string::npos);
}

TEST_F(ContinueTraining, RefusesAnEndingOfTheOtherFormat) {
    const Result result = run("continue_training", {"--checkpoint", "a.xml"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.errors,
              "--checkpoint is expected to name a file that ends "
              "in .bin, as --format binary does; found "
              "'a.xml'\n");
}

class ContinueTrainingWithFewImages : public WithImages<4000> {};

TEST_F(ContinueTrainingWithFewImages, FailsWhenTheSecondProcessDoes) {
    const Result result = run("continue_training", {});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.output.find("the same to the last bit"), std::string::npos);
    EXPECT_NE(result.errors.find("4000"), std::string::npos) << result.errors;
}

}  // namespace
}  // namespace programs
