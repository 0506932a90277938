// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/file.hpp"

namespace programs {
namespace {

using Arguments = std::vector<std::string>;

class Interruption : public WithImages<600> {
protected:
    static Arguments train(const std::string& checkpoint) {
        return {"--batch", "32", "--epochs", "40", "--quiet", "--checkpoint", checkpoint, "--resume"};
    }

    /// A process that has just saved its first epoch and is asleep in that save.
    std::unique_ptr<Process> start_and_wait(const std::string& program, const Arguments& arguments,
                                            const std::string& file) const {
        auto process = start(program, arguments, {"STATICNN_TEST_SAVE_PAUSE=100"});
        process->wait_until([&] { return std::filesystem::exists(file); });
        return process;
    }

    bool is_being_saved() const {
        for (const auto& entry : std::filesystem::directory_iterator(path("")))
            if (entry.path().extension() == ".tmp") return true;
        return false;
    }
};

TEST_F(Interruption, EndsWithACheckpointThatResumesExactly) {
    const std::string file = path("a.bin");
    const Result whole = run("train_mnist", train(path("whole.bin")));
    for (const int signal : {SIGINT, SIGTERM}) {
        std::filesystem::remove(file);
        const auto process = start_and_wait("train_mnist", train(file), file);
        process->send(signal);
        const Result stopped = process->wait();
        EXPECT_EQ(stopped.exit_code, 130) << stopped.errors;
        EXPECT_EQ(stopped.output, "");
        EXPECT_TRUE(stopped.errors.find("\nstopped after step ") != std::string::npos) << stopped.errors;
        EXPECT_TRUE(stopped.errors.ends_with(" --quiet --checkpoint " + file + " --resume\n"))
            << stopped.errors;
        const Result resumed = run("train_mnist", train(file));
        EXPECT_EQ(resumed.exit_code, 0) << resumed.errors;
        EXPECT_EQ(resumed.output, whole.output);
        EXPECT_TRUE(staticnn::checkpoint::equal(file, path("whole.bin")));
    }
}

TEST_F(Interruption, EndsAtOnceTheSecondTimeAndLeavesAFileThatLoads) {
    const std::string file = path("a.bin");
    const auto process = start_and_wait("train_mnist", train(file), file);
    process->wait_until([&] { return !is_being_saved(); });
    process->send(SIGINT);
    process->wait_until([&] { return is_being_saved(); });  // for the last time
    process->send(SIGINT);
    EXPECT_EQ(process->wait().exit_code, -1);
    EXPECT_NO_THROW(staticnn::checkpoint::read_file(file));
    EXPECT_EQ(run("train_mnist", train(file)).output, run("train_mnist", train(path("whole.bin"))).output);
}

TEST_F(Interruption, SaysThatNothingIsSaved) {
    const auto process = start("train_mnist", {"--epochs", "100000", "--batch", "32"});
    process->wait_until([&] { return contents_of(path("output")).find("Epoch 1/") != std::string::npos; });
    process->send(SIGINT);
    const Result stopped = process->wait();
    EXPECT_EQ(stopped.exit_code, 130);
    EXPECT_TRUE(stopped.errors.ends_with("; nothing is saved without --checkpoint\n")) << stopped.errors;
}

TEST_F(Interruption, OfTheBestPerceptronResumesExactly) {
    const auto arguments = [](const std::string& file) {
        return Arguments{"--epochs", "5", "--checkpoint", file, "--resume"};
    };
    const std::string file = path("a.bin");
    const auto process = start_and_wait("best_mlp", arguments(file), file);
    process->send(SIGTERM);
    EXPECT_EQ(process->wait().exit_code, 130);
    const Result resumed = run("best_mlp", arguments(file));
    EXPECT_EQ(resumed.last_line(), run("best_mlp", arguments(path("whole.bin"))).last_line());
    EXPECT_TRUE(staticnn::checkpoint::equal(file, path("whole.bin")));
}

/// Three files stay; the newest is damaged, so the one before it is taken.
TEST_F(Interruption, ResumesFromTheNewestFileOfAFolderThatIsIntact) {
    const Arguments arguments{"--batch", "128", "--epochs", "4", "--quiet", "--checkpoint", path("kept/")};
    const Result whole = run("train_mnist", arguments);
    EXPECT_EQ(whole.exit_code, 0) << whole.errors;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path("kept")))
        count += entry.is_regular_file();
    EXPECT_EQ(count, 3);
    std::filesystem::resize_file(path("kept/000000020.bin"), 1000);

    Arguments again = arguments;
    again.push_back("--resume");
    const Result resumed = run("train_mnist", again);
    EXPECT_EQ(resumed.output, whole.output);
    EXPECT_NE(resumed.errors.find("kept/000000020.bin"), std::string::npos) << resumed.errors;

    const Result anew = run("train_mnist", arguments);
    EXPECT_EQ(anew.exit_code, 1);
    EXPECT_EQ(
        anew.errors,
        "--checkpoint is expected to name a folder without checkpoints, or to come with --resume; found " +
            path("kept/000000020.bin") + "\n");
}

}  // namespace
}  // namespace programs
