// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "staticnn/training/progress.hpp"
#include "support/config_file.hpp"
#include "support/program.hpp"
#include "train_mnist/logs.hpp"

namespace train_mnist {

/// More epochs than anybody trains: early stopping that never comes.
inline constexpr std::uint64_t never = 1'000'000'000;

struct Options : support::ImageOptions {
    std::uint64_t epochs = 5;
    staticnn::Index batch = 32;
    staticnn::Index threads = 1;
    double learning_rate = 1e-3;
    double validation_split = 0;
    std::uint64_t patience = never;
    bool restore_best = false;
    std::uint64_t health_interval = 0;
    std::uint64_t checkpoint_every = 0;
    bool resume = false;
    bool json = false;
    bool quiet = false;
    std::string progress = "automatic";
    LogOptions logs;
    support::ConfigFile config;

    void add_to(CLI::App& app) {
        ImageOptions::add_to(app);
        add_training_to(app);
        app.add_option("--checkpoint-every", checkpoint_every,
                       "Write the checkpoint every so many updates too, not only at the end of every epoch")
            ->type_name("STEPS")
            ->check(support::above_zero());
        app.add_flag("--resume", resume,
                     "Go on from the checkpoint, or from the newest intact one of the folder; without any "
                     "start from the beginning");
        logs.add_to(app);
        app.add_option("--progress", progress, "How the training is shown")
            ->check(CLI::IsMember({"automatic", "live", "lines"}))
            ->capture_default_str();
        app.add_flag("--json", json, "Print one JSON object a line");
        app.add_flag("--quiet", quiet, "Print the result alone");
        config.add_to(app);
        app.callback([this] { check(); });
    }

    bool is_rate_given() const { return rate_->count() > 0; }

    /// One that never has anything to say is still a part of the trainer's type.
    staticnn::HealthMonitor health_monitor() const {
        if (health_interval != 0) return {.interval = health_interval};
        return {.interval = never,
                .dead = 1,
                .saturated = 1,
                .vanishing = 0,
                .exploding = std::numeric_limits<double>::infinity()};
    }

    staticnn::ProgressStyle progress_style() const {
        using enum staticnn::ProgressStyle;
        if (json || quiet) return silent;
        return progress == "live" ? live : progress == "lines" ? lines : automatic;
    }

private:
    /// Of options that make no sense without others or with them. Not by CLI11's needs() and excludes(), for
    /// which a flag that a configuration file sets to false is there.
    void check() const {
        const auto needs = [](bool given, const char* option, bool is_there, const char* needed) {
            if (given && !is_there) throw CLI::RequiresError(option, needed);
        };
        needs(resume, "--resume", !checkpoint.empty(), "--checkpoint");
        needs(checkpoint_every != 0, "--checkpoint-every", !checkpoint.empty(), "--checkpoint");
        needs(restore_best, "--restore-best", patience != never, "--patience");
        needs(logs.histogram_freq != 0, "--histogram-freq", !logs.tensorboard.empty(), "--tensorboard");
        if (progress == "automatic") return;
        if (json) throw CLI::ExcludesError("--progress", "--json");
        if (quiet) throw CLI::ExcludesError("--progress", "--quiet");
    }

    void add_training_to(CLI::App& app) {
        app.add_option("--epochs", epochs, "Epochs in all, those before --resume included")
            ->check(support::at_least_zero())
            ->capture_default_str();
        app.add_option("--batch", batch, "Images of one update")
            ->check(CLI::IsMember({32, 128, 512}))
            ->capture_default_str();
        app.add_option("--threads", threads, "Threads that compute; 0 for one on each processor")
            ->check(support::at_least_zero())
            ->capture_default_str();
        rate_ = app.add_option("--learning-rate", learning_rate,
                               "Of Adam; --resume keeps that of the checkpoint where this is not given")
                    ->type_name("RATE")
                    ->check(support::above_zero())
                    ->capture_default_str();
        app.add_option("--validation-split", validation_split,
                       "Share of the training images, the last, that is held back and tested after every "
                       "epoch; 0: the test images are")
            ->type_name("SHARE")
            ->check(CLI::Range(0.0, 0.9))
            ->capture_default_str();
        app.add_option("--patience", patience,
                       "End when val_loss has not improved for so many epochs (default: never). This and "
                       "the next two belong to the training: --resume keeps those of the checkpoint")
            ->type_name("EPOCHS")
            ->check(support::above_zero());
        app.add_flag("--restore-best", restore_best, "End with the weights of the best epoch");
        app.add_option("--health-interval", health_interval,
                       "Look at every so many batches for dead units, saturated outputs and gradients that "
                       "vanish or explode, and say so; 0: never")
            ->type_name("BATCHES")
            ->check(support::at_least_zero())
            ->capture_default_str();
    }

    CLI::Option* rate_ = nullptr;
};

}  // namespace train_mnist
