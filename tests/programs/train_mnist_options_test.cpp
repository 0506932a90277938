// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/checkpoint/difference.hpp"

namespace programs {
namespace {

using Words = std::vector<std::string>;

class TrainMnistOptions : public WithImages<600> {
protected:
    /// Runs that end soon: the smallest of the larger batches, three epochs.
    Result train(Words words) const {
        words.insert(words.begin(), {"--batch", "128", "--epochs", "3"});
        return run("train_mnist", words);
    }
    void write_config(const std::string& text) const { std::ofstream(path("config.toml")) << text; }
    /// Of a configuration file alone.
    Result with_config(const std::string& text) const {
        write_config(text);
        return run("train_mnist", {"--config", "config.toml"});
    }
    /// What --print-config prints, without its comments.
    std::string values_of(const Words& words) const {
        Words all = words;
        all.push_back("--print-config");
        const Result result = run("train_mnist", all);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        std::string values;
        for (const std::string& line : lines_of(result.output))
            if (!line.empty() && line.front() != '#' && !line.starts_with("data=")) values += line + '\n';
        return values;
    }
};

TEST_F(TrainMnistOptions, ComeFromAFileAndTheCommandLineHasTheLastWord) {
    const std::string text = "batch = 128\nepochs = 2\nlearning-rate = 0.01\njson = true\n";
    const Result file = with_config(text);
    EXPECT_EQ(file.exit_code, 0) << file.errors;
    const Result words =
        run("train_mnist", {"--batch", "128", "--epochs", "2", "--learning-rate", "0.01", "--json"});
    EXPECT_EQ(file.last_line(), words.last_line());
    EXPECT_NE(file.output.find("\"learning_rate\":0.01"), std::string::npos) << file.output;
    write_config(text);
    const Result both = run("train_mnist", {"--config", "config.toml", "--epochs", "1"});
    EXPECT_EQ(lines_of(both.output).size(), 2u) << both.output;
}

TEST_F(TrainMnistOptions, ArePrintedAsAFileThatGivesThemBack) {
    const Words words{"--batch", "512", "--patience", "3", "--restore-best", "--csv", "a b.csv", "--quiet"};
    const std::string values = values_of(words);
    EXPECT_NE(values.find("\nbatch=512\n"), std::string::npos) << values;
    EXPECT_NE(values.find("\npatience=3\n"), std::string::npos) << values;
    EXPECT_NE(values.find("\ncsv=\"a b.csv\"\n"), std::string::npos) << values;
    EXPECT_NE(values.find("\nrestore-best=true\n"), std::string::npos) << values;
    EXPECT_NE(values.find("\njson=false\n"), std::string::npos) << values;
    write_config(values);
    EXPECT_EQ(values_of({"--config", "config.toml"}), values);
    write_config(values_of({}));  // all that is not given
    EXPECT_EQ(values_of({"--config", "config.toml"}), values_of({}));
}

TEST_F(TrainMnistOptions, RefuseAWrongFileInOneLine) {
    const auto expect_refused = [](const Result& result, const std::string& errors) {
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.output, "");
        EXPECT_EQ(result.errors, errors + '\n');
    };
    expect_refused(run("train_mnist", {"--config", "gone.toml"}), "gone.toml was not readable (missing?)");
    expect_refused(with_config("epoch = 3\n"),
                   "--config: the file has 'epoch', which is no option; --help names them all");
    expect_refused(with_config("[[[\n"),
                   "--config: the file has '[[[', which is no option; --help names them all");
    expect_refused(with_config("epochs = many\n"), "--epochs: expected a number above 0, found 'many'");
    expect_refused(with_config("json = perhaps\n"), "Could not convert: --json = perhaps");
    expect_refused(with_config("resume = true\n"), "--resume requires --checkpoint");
}

TEST_F(TrainMnistOptions, RefuseWhatDoesNotGoTogetherInOneLine) {
    const auto errors_of = [&](const Words& words, int exit_code) {
        const Result result = train(words);
        EXPECT_EQ(result.exit_code, exit_code) << result.errors;
        EXPECT_EQ(result.output, "");
        return result.errors;
    };
    EXPECT_EQ(errors_of({"--restore-best"}, 2), "--restore-best requires --patience\n");
    EXPECT_EQ(errors_of({"--checkpoint-every", "5"}, 2), "--checkpoint-every requires --checkpoint\n");
    EXPECT_EQ(errors_of({"--histogram-freq", "1"}, 2), "--histogram-freq requires --tensorboard\n");
    EXPECT_EQ(errors_of({"--quiet", "--progress", "lines"}, 2), "--progress excludes --quiet\n");
    EXPECT_EQ(errors_of({"--json", "--progress", "live"}, 2), "--progress excludes --json\n");
    EXPECT_EQ(errors_of({"--patience", "0"}, 2), "--patience: expected a number above 0, found '0'\n");
    EXPECT_EQ(errors_of({"--csv", "/dev/null/log.csv"}, 1),
              "cannot write '/dev/null/log.csv': Not a directory\n");
    EXPECT_EQ(errors_of({"--checkpoint", "/dev/null/a.bin"}, 1),
              "cannot save '/dev/null/a.bin': Not a directory\n");
    EXPECT_EQ(errors_of({"--find-learning-rate", "--checkpoint", "a.bin"}, 2),
              "--find-learning-rate excludes --checkpoint\n");
    EXPECT_EQ(errors_of({"--average-from", "3"}, 2),
              "--average-from is expected to be below --epochs, 3, found 3\n");
    EXPECT_EQ(errors_of({"--csv", "."}, 1), "'.' is expected to be a file, found a folder\n");
#if defined(STATICNN_HAS_TENSORBOARD)
    EXPECT_EQ(errors_of({"--tensorboard", "/dev/null"}, 1),
              "cannot write '/dev/null/train/events.out.tfevents.0.staticnn': Not a directory\n");
#else
    EXPECT_EQ(errors_of({"--tensorboard", "logs"}, 2),
              "--tensorboard: not in this train_mnist: no protocol buffers were found where it was built\n");
#endif
}

TEST_F(TrainMnistOptions, NameTheExitCodesInTheHelp) {
    const Result result = run("train_mnist", {"--help"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(
        result.output.find("Exit codes: 0 done, 1 an error, 2 a wrong command line or configuration file, "
                           "130 stopped by Ctrl-C or SIGTERM, to be resumed."),
        std::string::npos)
        << result.output;
}

// Noise as images: what is learnt of them does not hold for others.
TEST_F(TrainMnistOptions, EndEarlyWhenValidationHasStoppedImproving) {
    const Words words{"--epochs", "30",         "--batch", "32",    "--learning-rate",
                      "0.01",     "--patience", "2",       "--json"};
    const Result result = run("train_mnist", words);
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_LT(lines_of(result.output).size(), 31u);
    Words best = words;
    best.push_back("--restore-best");
    EXPECT_NE(run("train_mnist", best).last_line(), result.last_line());
}

TEST_F(TrainMnistOptions, HoldBackAShareOfTheImages) {
    const Result held = train({"--validation-split", "0.5", "--json"});
    EXPECT_NE(held.output.find("\"step\":9,"), std::string::npos) << held.output;  // 3 epochs of 300 in 128s
    const Result all = train({"--json"});
    EXPECT_NE(all.output.find("\"step\":15,"), std::string::npos) << all.output;
}

TEST_F(TrainMnistOptions, KeepTheLearningRateOfACheckpointUnlessGiven) {
    const auto rate = [&](Words words) {
        words.insert(words.end(), {"--json", "--checkpoint", path("a.bin"), "--batch", "128"});
        const Result result = run("train_mnist", words);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        return result.output.substr(result.output.find("learning_rate"), 21);
    };
    EXPECT_EQ(rate({"--epochs", "1", "--learning-rate", "0.0125"}), "learning_rate\":0.0125");
    EXPECT_EQ(rate({"--epochs", "2", "--resume"}), "learning_rate\":0.0125");
    EXPECT_EQ(rate({"--epochs", "3", "--resume", "--learning-rate", "0.0375"}), "learning_rate\":0.0375");
}

TEST_F(TrainMnistOptions, OfCallbacksStayThoseOfTheCheckpoint) {
    train({"--patience", "3", "--checkpoint", path("a.bin")});
    const Result resumed = train({"--patience", "5", "--checkpoint", path("a.bin"), "--resume"});
    EXPECT_EQ(resumed.exit_code, 0);
    const std::string end = "resumed after step 15, with 3 epochs done\n";
    EXPECT_EQ(resumed.errors, "--patience: 3 in the file replaces 5\n" + end);
    const auto notes_of = [&](Words words) {
        words.insert(words.end(), {"--checkpoint", path("a.bin"), "--resume"});
        return train(words).errors;
    };
    EXPECT_EQ(notes_of({}), end) << "nobody has asked for anything else";
    EXPECT_EQ(notes_of({"--seed", "5", "--health-interval", "7"}),
              "--seed: 0 in the file replaces 5\n--health-interval: 0 in the file replaces 7\n" + end);
    EXPECT_EQ(notes_of({"--learning-rate", "0.5"}),
              "--learning-rate: kept at 0.5, found 0.001 in the file\n" + end);
    train({"--checkpoint", path("b.bin")});
    EXPECT_EQ(train({"--patience", "2", "--checkpoint", path("b.bin"), "--resume"}).errors,
              "--patience: never in the file replaces 2\n" + end);
}

// Started again and again until it is done, as by a script: what is over stays over.
TEST_F(TrainMnistOptions, DoNotGoOnWithWhatEarlyStoppingHasEnded) {
    const Words words{"--epochs", "40",  "--patience",   "1",           "--learning-rate", "0.05",
                      "--batch",  "128", "--checkpoint", path("a.bin"), "--resume"};
    const Result stopped = run("train_mnist", words), again = run("train_mnist", words);
    EXPECT_EQ(stopped.errors, "no checkpoint " + path("a.bin") + ": training begins anew\n");
    EXPECT_NE(stopped.output.find("Note: "), std::string::npos) << stopped.output;
    EXPECT_EQ(again.output, stopped.last_line() + "\n");
    EXPECT_NE(again.errors.find("\nearly stopping has ended this training after epoch "), std::string::npos)
        << again.errors;
}

TEST_F(TrainMnistOptions, MayAskForTheMeanOfTheLastWeights) {
    const Result plain = train({}), late = train({"--average-from", "2"}),
                 mean = train({"--average-from", "1"});
    EXPECT_EQ(mean.exit_code, 0) << mean.errors;
    const auto accuracy_of = [](const Result& result) {
        return result.last_line().substr(0, result.last_line().find(';'));
    };
    EXPECT_EQ(accuracy_of(late), accuracy_of(plain));  // the mean of one
    EXPECT_NE(accuracy_of(mean), accuracy_of(plain));
    const Words saved{"--average-from", "1", "--checkpoint", path("a.bin")};
    EXPECT_EQ(train(saved).last_line(), mean.last_line());
    const Result other = train({"--checkpoint", path("a.bin"), "--resume"});
    EXPECT_EQ(other.exit_code, 1);
    EXPECT_EQ(other.errors, "--average-from is expected to be given, as in the training in " + path("a.bin") +
                                "; found none\n");
}

TEST_F(TrainMnistOptions, MayAskForARateThatSuits) {
    const Result words = train({"--find-learning-rate"});
    EXPECT_EQ(words.exit_code, 0) << words.errors;
    EXPECT_TRUE(words.output.starts_with("suggested learning rate: ")) << words.output;
    const Result json = train({"--find-learning-rate", "--json"});
    const double rate = nlohmann::json::parse(json.output).at("suggested_learning_rate");
    EXPECT_GT(rate, 1e-5);
    EXPECT_LT(rate, 1);
}

TEST_F(TrainMnistOptions, DoNotReplaceACheckpoint) {
    const Words words{"--checkpoint", path("new/folder/a.bin")};
    EXPECT_EQ(train(words).exit_code, 0);
    const Result again = train(words);
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_EQ(again.errors, "--checkpoint is expected to name a new file, or to come with --resume; found " +
                                path("new/folder/a.bin") + "\n");
}

TEST_F(TrainMnistOptions, TellOfTheHealthOfTheNetwork) {
    const Result quiet = train({"--learning-rate", "1"}),
                 told = train({"--learning-rate", "1", "--health-interval", "1"});
    EXPECT_EQ(quiet.output.find("Note: layer"), std::string::npos) << quiet.output;
    EXPECT_NE(told.output.find("Note: layer 0, Dense<784,512,Relu>: "), std::string::npos) << told.output;
}

/// Logs of a training that was killed in the midst of an epoch and resumed, beside those of an uninterrupted
/// one.
TEST_F(TrainMnistOptions, WriteLogsThatDoNotShowAKill) {
    const auto logged = [&](const std::string& name) {
        Words words{"--batch",
                    "32",
                    "--epochs",
                    "5",
                    "--csv",
                    name + ".csv",
                    "--json-lines",
                    name + ".jsonl",
                    "--resume",
                    "--quiet",
                    "--checkpoint",
                    path(name + ".bin"),
                    "--checkpoint-every",
                    "7"};
#if defined(STATICNN_HAS_TENSORBOARD)
        words.insert(words.end(), {"--tensorboard", name, "--histogram-freq", "2"});
#endif
        return words;
    };
    ASSERT_EQ(run("train_mnist", logged("whole")).exit_code, 0);
    const auto process = start("train_mnist", logged("killed"), {"STATICNN_TEST_SAVE_PAUSE=30"});
    process->wait_until([&] { return lines_of(contents_of(path("killed.csv"))).size() == 3; });
    ASSERT_TRUE(process->kill());
    const Result resumed = run("train_mnist", logged("killed"));
    ASSERT_EQ(resumed.exit_code, 0) << resumed.errors;
    EXPECT_EQ(lines_of(contents_of(path("whole.csv"))).size(), 6u);
    EXPECT_EQ(contents_of(path("killed.csv")), contents_of(path("whole.csv")));
    EXPECT_EQ(contents_of(path("killed.jsonl")), contents_of(path("whole.jsonl")));
    EXPECT_TRUE(staticnn::checkpoint::equal(path("killed.bin"), path("whole.bin")));
#if defined(STATICNN_HAS_TENSORBOARD)
    const auto events_of = [&](const std::string& name, const std::string& part) {
        const std::string command = std::string(STATICNN_PYTHON " " STATICNN_READ_EVENTS " '") +
                                    path(name + '/' + part + "/events.out.tfevents.0.staticnn") + "' > '" +
                                    path("events") + '\'';
        EXPECT_EQ(std::system(command.c_str()), 0);
        return contents_of(path("events"));
    };
    for (const std::string part : {"train", "validation"}) {
        EXPECT_EQ(events_of("killed", part), events_of("whole", part));
        EXPECT_NE(events_of("whole", part).find("\n4 epoch_accuracy "), std::string::npos);
    }
    EXPECT_NE(events_of("whole", "train").find("\n4 2.kernel/histogram "), std::string::npos);
#endif
}

}  // namespace
}  // namespace programs
