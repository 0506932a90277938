// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <string>

#include "laws/optimizers.hpp"
#include "laws/types.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "staticnn/training/callbacks/learning_rate_scheduler.hpp"
#include "staticnn/training/callbacks/model_checkpoint.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/training/callbacks/roll_back_on_nan.hpp"
#include "staticnn/training/callbacks/terminate_on_nan.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

/// For each optimizer and schedule a trainer with everything that has a memory: dropout, a metric, all
/// callbacks that may stand beside that schedule.
namespace staticnn::laws {

using TrainedTopology = Sequential<Dense<6, 9, Tanh>, Dropout<0.25>, Dense<9, 3, Softmax>>;

/// Stands for an optimizer that trains another topology, with 6 inputs, 9 numbers in its first bias and 3
/// classes.
template <class Optimizer, class Topology>
struct Training {};

/// Depends on the rate of the moment, so that a second call for an epoch shows.
struct Falling {
    double factor = 0.75;

    double operator()(std::uint64_t epoch, double rate) const { return epoch == 0 ? rate : rate * factor; }
    static constexpr auto members() { return describe(setting<"factor">(&Falling::factor)); }
};

template <class OptimizerType, class TopologyType, bool = detail::has_constant_rate<OptimizerType>>
struct TrainerFor {
    using type = Trainer<TopologyType, SparseCategoricalCrossentropy, OptimizerType, Accuracy, EarlyStopping,
                         ModelCheckpoint, TerminateOnNan, JsonLinesLogger>;
};
template <class OptimizerType, class TopologyType>
struct TrainerFor<OptimizerType, TopologyType, true> {
    using type =
        Trainer<TopologyType, SparseCategoricalCrossentropy, OptimizerType, Accuracy, EarlyStopping,
                ModelCheckpoint, ReduceLrOnPlateau, LearningRateScheduler<Falling>, RollBackOnNan, CsvLogger>;
};

/// One optimizer, put to work. `folder` ends with a slash.
template <class OptimizerType, class TopologyType = TrainedTopology>
struct Case {
    using TrainerType = typename TrainerFor<OptimizerType, TopologyType>::type;
    using BatchHook = std::function<void(const BatchReport&)>;

    static constexpr Index batch_size = 8;
    static constexpr FitOptions options{.epochs = 5, .validation_split = 0.2};
    static constexpr std::uint64_t updates_of_an_epoch = 5;

    Dataset<float, 6, Labels<3>> data =
        class_samples<float, 6, 3>(46);  // 36 to train on: 4 batches and a half
    std::string folder;

    TrainerType trainer(std::uint64_t seed = 5) const {
        const ModelCheckpoint saves{.path = folder + "saved_{epoch}.bin", .save_freq_batches = 7};
        const EarlyStopping stops{.patience = 2, .restore_best_weights = true};
        if constexpr (detail::has_constant_rate<OptimizerType>)
            return TrainerType({.batch_size = batch_size, .seed = seed}, example<OptimizerType>(), saves,
                               stops, ReduceLrOnPlateau{.factor = 0.5, .patience = 1, .min_delta = 0.1},
                               RollBackOnNan{.interval = 3}, CsvLogger{.path = folder + "log.csv"});
        else
            return TrainerType({.batch_size = batch_size, .seed = seed}, example<OptimizerType>(), saves,
                               stops, JsonLinesLogger{.path = folder + "log.jsonl"});
    }

    /// A trainer that was never interrupted.
    TrainerType trained() const {
        TrainerType result = trainer();
        fit(result, [](const BatchReport&) {});
        return result;
    }

    /// A trainer that paused after `step` updates.
    TrainerType paused_at(std::uint64_t step) const {
        TrainerType result = trainer();
        fit(result, [&](const BatchReport& report) {
            if (report.step == step) result.pause();
        });
        return result;
    }

    // One type of hook, so that fit is compiled once.
    void fit(TrainerType& trainer, const BatchHook& hook) const {
        trainer.fit(data, options, on_batch_end(hook));
    }
    void resume(TrainerType& trainer) const {
        trainer.resume(data, on_batch_end(BatchHook([](const BatchReport&) {})));
    }
};
template <class OptimizerType, class TopologyType>
struct Case<Training<OptimizerType, TopologyType>> : Case<OptimizerType, TopologyType> {};

}  // namespace staticnn::laws
