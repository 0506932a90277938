// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "programs/generated_images.hpp"
#include "staticnn/data/mnist.hpp"

namespace programs {
namespace {

using Quickstart = WithImages<600>;

TEST_F(Quickstart, TrainsSavesLoadsAndPredicts) {
    const Result result = run("quickstart", {});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_NE(result.output.find("Epoch 3/3 "), std::string::npos);
    EXPECT_NE(result.output.find("\ntest accuracy "), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(path("quickstart.bin")));
}

TEST_F(Quickstart, NamesAFolderThatIsNotThere) {
    const TemporaryFolder folder;
    const Result result = Process("quickstart", {"--data", "/absent"}, folder.path()).wait();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.errors, "cannot open the folder '/absent': No such file or directory\n");
}

TEST_F(Quickstart, SaysWhatItTakes) {
    const TemporaryFolder folder;
    for (const char* word : {"--help", "-h", "--data"}) {
        const Result result = Process("quickstart", {word}, folder.path()).wait();
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_EQ(result.errors, "usage: quickstart [--data DIR]\n");
    }
}

TEST(Programs, SayWhatToInstallWhenThereIsNoData) {
    if (staticnn::find_fashion_mnist()) GTEST_SKIP() << "Fashion-MNIST is installed";
    const TemporaryFolder folder;
    for (const char* program :
         {"quickstart", "continue_training", "train_mnist", "best_mlp", "autoencoder", "fine_tuning"}) {
        const Result result = Process(program, {}, folder.path()).wait();
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_NE(result.errors.find("sudo apt-get install dataset-fashion-mnist"), std::string::npos);
    }
}

}  // namespace
}  // namespace programs
