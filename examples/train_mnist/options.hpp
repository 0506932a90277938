// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include "staticnn/core/index.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/progress.hpp"
#include "support/command_line.hpp"
#include "support/program.hpp"
#include "train_mnist/logs.hpp"

namespace train_mnist {

/// More epochs than anybody trains.
inline constexpr std::uint64_t never = staticnn::EarlyStopping::never;

struct Options : support::ImageOptions {
    std::uint64_t epochs = 5;
    staticnn::Index batch = 32;
    staticnn::Index threads = 1;
    double learning_rate = 1e-3;
    double validation_split = 0;
    std::uint64_t patience = never;
    bool restore_best = false;
    std::uint64_t average_from = never;
    bool find_learning_rate = false;
    std::uint64_t health_interval = 0;
    std::uint64_t checkpoint_every = 0;
    bool resume = false;
    bool json = false;
    bool quiet = false;
    std::string progress = "automatic";
    LogOptions logs;

    void add_to(support::CommandLine& command_line) {
        ImageOptions::add_to(command_line);
        add_training_to(command_line);
        command_line.option(
            "--checkpoint-every", checkpoint_every,
            "Write the checkpoint every so many updates too, not only at the end of every epoch",
            {.placeholder = "STEPS", .is_positive = true, .shows_default = false});
        command_line.flag("--resume", resume,
                          "Go on from the checkpoint, or from the newest intact one of the folder; without "
                          "any start from the beginning");
        logs.add_to(command_line);
        command_line.option("--progress", progress, "How the training is shown",
                            {.one_of = {"automatic", "live", "lines"}});
        command_line.flag("--json", json, "Print one JSON object a line");
        command_line.flag("--quiet", quiet, "Print the result alone");
        command_line.config_file();
        command_line.check([this] { check(); });
    }

    staticnn::ProgressStyle progress_style() const {
        using enum staticnn::ProgressStyle;
        if (json || quiet) return silent;
        return progress == "live" ? live : progress == "lines" ? lines : automatic;
    }

private:
    /// Not by CLI11, for which a flag that a configuration file sets to false is there.
    void check() const {
        const auto needs = [](bool given, const char* option, bool is_there, const char* needed) {
            if (given && !is_there) throw support::UsageError(std::string(option) + " requires " + needed);
        };
        needs(resume, "--resume", !checkpoint.empty(), "--checkpoint");
        needs(checkpoint_every != 0, "--checkpoint-every", !checkpoint.empty(), "--checkpoint");
        needs(restore_best, "--restore-best", patience != never, "--patience");
        const auto excludes = [](bool given, const char* option, bool is_there, const char* other) {
            if (given && is_there) throw support::UsageError(std::string(option) + " excludes " + other);
        };
        const bool averages = average_from != never;
        excludes(averages, "--average-from", restore_best, "--restore-best");
        excludes(find_learning_rate, "--find-learning-rate", !checkpoint.empty(), "--checkpoint");
        if (averages && !resume && average_from >= epochs)
            throw support::UsageError("--average-from is expected to be below --epochs, " +
                                      std::to_string(epochs) + ", found " + std::to_string(average_from));
        logs.check();
        if (progress == "automatic") return;
        excludes(json, "--progress", true, "--json");
        excludes(quiet, "--progress", true, "--quiet");
    }

    void add_training_to(support::CommandLine& command_line) {
        command_line.option("--epochs", epochs, "Epochs in all, those before --resume included",
                            {.is_positive = true});
        command_line.option("--batch", batch, "Images of one update", {.one_of = {"32", "128", "512"}});
        command_line.option("--threads", threads, "Threads that compute; 0 for one on each processor",
                            {.most = 4096});
        command_line.option("--learning-rate", learning_rate,
                            "Of Adam; --resume keeps that of the checkpoint where this is not given",
                            {.placeholder = "RATE", .is_positive = true});
        command_line.flag("--find-learning-rate", find_learning_rate,
                          "Try 100 rates on as many batches, print the one to train with, and train nothing");
        command_line.option("--validation-split", validation_split,
                            "Share of the training images, the last, that is held back and tested after "
                            "every epoch; 0: the test images are",
                            {.placeholder = "SHARE", .most = 0.9});
        command_line.option(
            "--patience", patience,
            "End when val_loss has not improved for so many epochs (default: never). This and "
            "the next two belong to the training: --resume keeps those of the checkpoint",
            {.placeholder = "EPOCHS", .is_positive = true, .shows_default = false});
        command_line.flag("--restore-best", restore_best, "End with the weights of the best epoch");
        command_line.option("--health-interval", health_interval,
                            "Look at every so many batches for dead units, saturated outputs and gradients "
                            "that vanish or explode, and say so; 0: never",
                            {.placeholder = "BATCHES"});
        command_line.option(
            "--average-from", average_from,
            "End with the mean of the weights after each epoch of the run but the first so many "
            "(default: with the last weights); to be said again with --resume",
            {.placeholder = "EPOCHS", .shows_default = false});
    }
};

}  // namespace train_mnist
