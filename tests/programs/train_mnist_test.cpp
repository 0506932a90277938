// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

using Json = nlohmann::ordered_json;
using Arguments = std::vector<std::string>;

std::vector<Json> json_of(const Result& result) {
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    std::vector<Json> lines;
    for (const std::string& line : lines_of(result.output)) lines.push_back(Json::parse(line));
    return lines;
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

Arguments operator+(Arguments a, const Arguments& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

class TrainMnist : public WithImages<600> {
protected:
    Result train(const Arguments& arguments, const Arguments& variables = {}) const {
        return run("train_mnist", Arguments{"--batch", "128"} + arguments, variables);
    }
};

TEST_F(TrainMnist, PrintsOneObjectALine) {
    const auto lines = json_of(train({"--json", "--epochs", "2"}));
    ASSERT_EQ(lines.size(), 3);
    for (std::size_t epoch = 0; epoch < 2; ++epoch) {
        EXPECT_EQ(keys_of(lines[epoch]),
                  (std::vector<std::string>{"epoch", "seconds", "loss", "accuracy", "val_loss",
                                            "val_accuracy", "learning_rate"}));
        for (const auto& [key, value] : lines[epoch].items()) EXPECT_TRUE(value.is_number()) << key;
        EXPECT_EQ(lines[epoch]["epoch"], epoch + 1);
        EXPECT_GT(lines[epoch]["seconds"], 0);
        EXPECT_EQ(lines[epoch]["learning_rate"], 1e-3);
    }
    EXPECT_EQ(keys_of(lines[2]), (std::vector<std::string>{"test_loss", "test_accuracy", "step", "digest"}));
    // The test images are the validation data too.
    EXPECT_EQ(lines[2]["test_loss"], lines[1]["val_loss"]);
    EXPECT_EQ(lines[2]["test_accuracy"], lines[1]["val_accuracy"]);
    EXPECT_EQ(lines[2]["step"], 2 * 5);
    EXPECT_EQ(lines[2]["digest"].get<std::string>().size(), 16);
    EXPECT_LT(lines[1]["loss"], lines[0]["loss"]);
}

TEST_F(TrainMnist, PrintsTheSameForPeople) {
    const Result json = train({"--json", "--epochs", "1"});
    const Result text = train({"--epochs", "1"});
    EXPECT_EQ(text.exit_code, 0) << text.errors;
    EXPECT_EQ(lines_of(text.output).size(), 2);
    EXPECT_TRUE(text.output.starts_with("Epoch 1/1 ")) << text.output;
    const std::string digest = json_of(json).back()["digest"];
    EXPECT_TRUE(text.last_line().ends_with(" after step 5; digest " + digest)) << text.last_line();
}

TEST_F(TrainMnist, DependsOnTheSeedAlone) {
    const std::string one = json_of(train({"--json", "--epochs", "1", "--seed", "1"})).back().dump();
    EXPECT_EQ(json_of(train({"--json", "--epochs", "1", "--seed", "1"})).back().dump(), one);
    EXPECT_NE(json_of(train({"--json", "--epochs", "1", "--seed", "2"})).back().dump(), one);
}

TEST_F(TrainMnist, ResumesWithoutAFileFromTheBeginning) {
    const Arguments arguments{"--json", "--epochs", "1", "--checkpoint", path("a.bin")};
    const Result fresh = train(arguments);
    std::filesystem::remove(path("a.bin"));
    const Result resumed = train(arguments + Arguments{"--resume"});
    EXPECT_EQ(json_of(resumed).size(), 2);
    EXPECT_EQ(resumed.last_line(), fresh.last_line());
    EXPECT_TRUE(std::filesystem::exists(path("a.bin")));
}

TEST_F(TrainMnist, LeavesAFinishedRunAsItIs) {
    const Arguments arguments{"--json", "--epochs", "1", "--checkpoint", path("a.bin")};
    const Result first = train(arguments);
    const std::string file = contents_of(path("a.bin"));
    const Result again = train(arguments + Arguments{"--resume"});
    EXPECT_EQ(json_of(again).size(), 1);
    EXPECT_EQ(again.last_line(), first.last_line());
    EXPECT_EQ(contents_of(path("a.bin")), file);
}

TEST_F(TrainMnist, AddsEpochsToAFinishedRun) {
    const Arguments arguments{"--json", "--checkpoint", path("a.bin")};
    train(arguments + Arguments{"--epochs", "1"});
    const auto lines = json_of(train(arguments + Arguments{"--epochs", "3", "--resume"}));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0]["epoch"], 2);
    EXPECT_EQ(lines[1]["epoch"], 3);
    EXPECT_EQ(lines[2]["step"], 3 * 5);
}

/// A run that was killed when its first epoch had just been saved.
class InterruptedRun : public TrainMnist {
protected:
    const Arguments common_{"--json", "--checkpoint", path("a.bin")};

    void SetUp() override {
        const auto process = start("train_mnist", Arguments{"--batch", "128", "--epochs", "3"} + common_,
                                   // Long enough for the process to be still there, asleep, after the rename.
                                   {"STATICNN_TEST_SAVE_PAUSE=300"});
        process->wait_until([&] { return std::filesystem::exists(path("a.bin")); });
        ASSERT_TRUE(process->kill());
    }
};

TEST_F(InterruptedRun, GoesOnWhereTheFileStands) {
    const auto lines = json_of(train(common_ + Arguments{"--epochs", "3", "--resume"}));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0]["epoch"], 2);
    EXPECT_EQ(lines[1]["epoch"], 3);
    EXPECT_EQ(lines[2], json_of(train({"--json", "--epochs", "3"})).back());
}

TEST_F(InterruptedRun, HasTheEpochsThatItWasStartedWith) {
    const auto lines = json_of(train(common_ + Arguments{"--resume"}));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[1]["epoch"], 3);
}

TEST_F(InterruptedRun, RefusesAnotherNumberOfEpochs) {
    const std::string file = contents_of(path("a.bin"));
    const Result result = train(common_ + Arguments{"--epochs", "4", "--resume"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.errors,
              "--epochs is expected to be 3, as in the run that " + path("a.bin") + " interrupts; found 4\n");
    EXPECT_EQ(contents_of(path("a.bin")), file);
}

TEST_F(InterruptedRun, RefusesAnotherBatchSize) {
    const Result result =
        run("train_mnist", common_ + Arguments{"--epochs", "3", "--resume", "--batch", "512"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.errors,
              "--batch is expected to be 128, as in the training in " + path("a.bin") + "; found 512\n");
}

TEST_F(TrainMnist, RefusesInOneSentence) {
    const auto errors_of = [&](const Arguments& arguments) {
        const Result result = train(arguments);
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.output, "");
        return result.errors;
    };
    EXPECT_EQ(errors_of({"--threads", "5000"}),
              "--threads: expected a number from 0 to 4096, found '5000'\n");
    EXPECT_EQ(errors_of({"--validation-split", "1"}),
              "--validation-split: expected a number from 0 to 0.9, found '1'\n");
    EXPECT_EQ(errors_of({"--epoch", "3"}), "--epoch is no option: did you mean --epochs?\n");
    EXPECT_EQ(errors_of({"--chekpoint=a.bin"}), "--chekpoint is no option: did you mean --checkpoint?\n");
    EXPECT_EQ(errors_of({"--dropout", "0.5"}), "--dropout is no option; --help names them all\n");
    EXPECT_EQ(errors_of({"--checkpoint", "a.bin", "--format", "xml"}),
              "--checkpoint is expected to name a file that ends in .xml, as "
              "--format xml does; found "
              "'a.bin'\n");
    EXPECT_FALSE(std::filesystem::exists(path("a.bin")));
}

TEST_F(TrainMnist, RefusesAWrongCommandLine) {
    for (const Arguments& arguments :
         {Arguments{"--batch", "33"}, Arguments{"--epochs", "-1"}, Arguments{"--seed", "-1"},
          Arguments{"--checkpoint", "a.bin", "--checkpoint-every", "0"}, Arguments{"--epochs", "many"},
          Arguments{"--epochs", "0"}, Arguments{"--resume"}, Arguments{"--checkpoint-every", "5"},
          Arguments{"--format", "json"}, Arguments{"--unknown"}}) {
        const Result result = run("train_mnist", arguments);
        EXPECT_EQ(result.exit_code, 2) << arguments[0];
        EXPECT_TRUE(result.output.empty());
        EXPECT_NE(result.errors.find(arguments[0]), std::string::npos) << result.errors;
    }
}

}  // namespace
}  // namespace programs
