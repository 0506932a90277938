// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

/// A small training with everything that decides a result: dropout, shuffling, a smaller last batch.
namespace staticnn {

using ClassifierNet = Sequential<Dense<4, 6, Tanh>, Dropout<0.25>, Dense<6, 3, Softmax>>;
using Classifier = Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<Momentum>, Accuracy>;
using ClassifierData = Dataset<float, 4, Labels<3>>;

/// 26 samples: 3 batches of 8 and one of 2.
inline constexpr TrainerOptions batches_of_8{.batch_size = 8, .seed = 3};
inline const ClassifierData samples = class_samples<float, 4, 3>(26);

/// Of one type whatever they do, so that fit is compiled once.
inline auto at_batches(std::function<void(const BatchReport&)> function) {
    return on_batch_end(std::move(function));
}
inline auto at_epochs(std::function<void(const EpochReport&)> function) {
    return on_epoch_end(std::move(function));
}

inline History fit(
    Classifier& trainer, const FitOptions& options,
    std::function<void(const BatchReport&)> at_batch = [](const BatchReport&) {},
    std::function<void(const EpochReport&)> at_epoch = [](const EpochReport&) {}) {
    return trainer.fit(samples.view(), options, at_batches(std::move(at_batch)),
                       at_epochs(std::move(at_epoch)));
}

inline Classifier fitted(const FitOptions& options, const TrainerOptions& trainer_options = batches_of_8) {
    Classifier trainer(trainer_options);
    fit(trainer, options);
    return trainer;
}

/// A trainer whose run of `options` paused after `step` updates.
inline Classifier paused_at(std::uint64_t step, const FitOptions& options) {
    Classifier trainer(batches_of_8);
    fit(trainer, options, [&](const BatchReport& report) {
        if (report.step == step) trainer.pause();
    });
    return trainer;
}

}  // namespace staticnn
