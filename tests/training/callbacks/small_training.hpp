// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "checkpoint/temporary_folder.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"

namespace staticnn {

using SmallNet = Sequential<Dense<2, 3, Tanh>, Dropout<0.25>, Dense<3, 1>>;
using SmallData = Dataset<float, 2, Rows<float, 1>>;

template <class... Callbacks>
using SmallTrainer = Trainer<SmallNet, MeanSquaredError, Sgd<Momentum>, Callbacks...>;

/// 26 samples of x0 - 2 x1.
inline SmallData small_data() {
    std::vector<float> features, targets;
    for (int i = 0; i < 26; ++i) {
        const float x0 = static_cast<float>(i * 7 % 13) / 13, x1 = static_cast<float>(i * 5 % 11) / 11;
        features.insert(features.end(), {x0, x1});
        targets.push_back(x0 - 2 * x1);
    }
    return {features, targets};
}

/// 5 epochs of 20 samples for training, in 3 batches, and 6 for validation.
inline constexpr FitOptions small_run{.epochs = 5, .validation_split = 0.23};
inline constexpr TrainerOptions small_batches{.batch_size = 8, .seed = 3};

/// More than any value can change: after the first epoch nothing improves.
inline constexpr double unreachable = 1e9;

struct SmallHooks {
    std::function<void(const BatchReport&)> batch = [](const BatchReport&) {};
    std::function<void(const EpochReport&)> epoch = [](const EpochReport&) {};
};

/// A small run. Of one type whatever the hooks are: each type of hook would be compiled on its own.
template <class Trainer>
void fit_small(Trainer& trainer, const SmallHooks& hooks = {}, std::uint64_t epochs = small_run.epochs) {
    FitOptions options = small_run;
    options.epochs = epochs;
    trainer.fit(small_data(), options, on_batch_end(hooks.batch), on_epoch_end(hooks.epoch));
}

using SmallTrainingTest = checkpoint::TemporaryFolderTest;

/// A run that `make` (which gives a trainer) begins, that is saved after any of its batches or epochs and
/// resumed by another trainer, ends as if it had not been interrupted.
template <class Make>
void expect_exact_resume(const Make& make, const std::string& path) {
    auto whole = make();
    fit_small(whole);
    const auto expect_same_end = [&](const SmallHooks& hooks, auto& interrupted, const std::string& place) {
        fit_small(interrupted, hooks);
        interrupted.save(path);
        auto resumed = make();
        resumed.load(path);
        if (resumed.has_open_run()) resumed.resume(small_data());
        EXPECT_EQ(resumed.digest(), whole.digest()) << path << " after " << place;
    };
    for (std::uint64_t step = 1; step <= whole.step(); ++step) {
        auto interrupted = make();
        expect_same_end({.batch =
                             [&](const BatchReport& batch) {
                                 if (batch.step == step) interrupted.pause();
                             }},
                        interrupted, "step " + std::to_string(step));
    }
    for (std::uint64_t epoch = 1; epoch <= whole.epoch(); ++epoch) {
        auto interrupted = make();
        expect_same_end({.epoch =
                             [&](const EpochReport& report) {
                                 if (report.epoch == epoch) interrupted.pause();
                             }},
                        interrupted, "epoch " + std::to_string(epoch));
    }
}

}  // namespace staticnn
