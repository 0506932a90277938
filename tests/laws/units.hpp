// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "laws/optimizers.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/activation.hpp"
#include "staticnn/layers/alpha_dropout.hpp"
#include "staticnn/layers/batch_normalization.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/embedding.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/layers/gaussian_noise.hpp"
#include "staticnn/layers/layer_normalization.hpp"
#include "staticnn/layers/normalization.hpp"
#include "staticnn/layers/p_relu.hpp"
#include "staticnn/layers/rescaling.hpp"
#include "staticnn/layers/reshape.hpp"
#include "staticnn/layers/rms_normalization.hpp"
#include "staticnn/models/concatenate.hpp"
#include "staticnn/models/residual.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/training/callbacks/backup_and_restore.hpp"
#include "staticnn/training/callbacks/classification_report.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "staticnn/training/callbacks/learning_rate_finder.hpp"
#include "staticnn/training/callbacks/learning_rate_scheduler.hpp"
#include "staticnn/training/callbacks/model_checkpoint.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/training/callbacks/roll_back_on_nan.hpp"
#include "staticnn/training/callbacks/stochastic_weight_average.hpp"
#include "staticnn/training/callbacks/terminate_on_nan.hpp"

/// All optimizers, schedules, callbacks and layers that there are. The trainers of the laws are made of these
/// lists (matrix.hpp), and the test laws.units fails for a unit that is missing here.
namespace staticnn::laws {

template <class... Types>
struct List {
    static constexpr Index size = sizeof...(Types);
};
template <class... Left, class... Right>
constexpr List<Left..., Right...> operator+(List<Left...>, List<Right...>) {
    return {};
}

/// An optimizer that still lacks its schedule.
template <template <class...> class Optimizer, class... Options>
struct Scheduled {
    template <class Schedule>
    using With = Optimizer<Options..., Schedule>;
};

using Optimizers =
    List<Scheduled<Sgd>, Scheduled<Sgd, Momentum>, Scheduled<Sgd, Nesterov>, Scheduled<Adam>,
         Scheduled<Adam, AmsGrad>, Scheduled<AdamW>, Scheduled<Nadam>, Scheduled<Adamax>, Scheduled<Lion>,
         Scheduled<RmsProp>, Scheduled<RmsProp, Centered, Momentum>, Scheduled<Adagrad>, Scheduled<Adadelta>>;
/// More of their forms.
using OtherForms =
    List<Scheduled<AdamW, AmsGrad>, Scheduled<RmsProp, Momentum>, Scheduled<RmsProp, Centered>>;

using Schedules = List<ConstantRate, CosineDecay, CosineDecayRestarts, ExponentialDecay, InverseTimeDecay,
                       OneCycle, PiecewiseConstant, PolynomialDecay, RateFunction<"Triangle", triangle_rate>>;

/// Depends on the rate of the moment, so that a second call for an epoch shows.
struct Falling {
    double factor = 0.75;

    double operator()(std::uint64_t epoch, double rate) const { return epoch == 0 ? rate : rate * factor; }
    static constexpr auto members() { return describe(setting<"factor">(&Falling::factor)); }
};

using Callbacks = List<ReduceLrOnPlateau, LearningRateScheduler<Falling>, RollBackOnNan, EarlyStopping,
                       ModelCheckpoint, TerminateOnNan, JsonLinesLogger, CsvLogger, BackupAndRestore,
                       HealthMonitor, LearningRateFinder, StochasticWeightAverage, ClassificationReport>;

/// Makes 3 classes of 6 whole numbers below 5. Few sizes, because each takes time to compile.
using Layers =
    Sequential<Embedding<5, 3, 6>, Flatten<>, Dense<18, 9, Tanh>, Activation<Tanh>, Dropout<0.25>,
               AlphaDropout<0.1>, GaussianNoise<0.1>, BatchNormalization<9>, LayerNormalization<9>,
               RmsNormalization<9>, Normalization<9>, PRelu<9>, Rescaling<0.5>, Reshape<3, 3>, Flatten<>,
               Frozen<Dense<9, 9>>, Residual<Dense<9, 9>, Dropout<0.2>, BatchNormalization<9>>,
               Concatenate<Sequential<Dense<9, 9>>, Sequential<Dense<9, 9>>>, Dense<18, 9, Tanh>,
               Dense<9, 3, Softmax>>;

/// A callback with settings that make it act within a few epochs. `folder` ends with a slash.
template <class Callback>
Callback example(const Callback& callback, const std::string&) {
    return callback;
}
inline EarlyStopping example(const EarlyStopping&, const std::string&) {
    return {.patience = 2, .restore_best_weights = true};
}
inline ReduceLrOnPlateau example(const ReduceLrOnPlateau&, const std::string&) {
    return {.factor = 0.5, .patience = 1, .min_delta = 0.1};
}
inline RollBackOnNan example(const RollBackOnNan&, const std::string&) { return {.interval = 3}; }
inline ModelCheckpoint example(const ModelCheckpoint&, const std::string& folder) {
    return {.path = folder + "saved_{epoch}.bin", .save_freq_batches = 7};
}
/// Has more rates to try than there are batches.
inline LearningRateFinder example(const LearningRateFinder&, const std::string&) {
    return {.min_rate = 1e-4, .max_rate = 0.1, .batches = 100, .divergence = 1e6};
}
inline StochasticWeightAverage example(const StochasticWeightAverage&, const std::string&) {
    return {.start_from_epoch = 2, .replaces = true};
}
inline ClassificationReport example(const ClassificationReport&, const std::string&) {
    return {.worst = 3, .image_rows = 2, .image_columns = 3};
}
/// Finds something in every network.
inline HealthMonitor example(const HealthMonitor&, const std::string&) {
    return {
        .interval = 2, .dead = 0, .min_samples = 1, .saturated = 0.01, .vanishing = 0.9, .exploding = 1.1};
}
inline CsvLogger example(const CsvLogger&, const std::string& folder) { return {.path = folder + "log.csv"}; }
inline JsonLinesLogger example(const JsonLinesLogger&, const std::string& folder) {
    return {.path = folder + "log.jsonl"};
}
/// Each trainer has a backup of its own, else one would go on where another has paused.
inline BackupAndRestore example(const BackupAndRestore&, const std::string& folder) {
    static Index count = 0;
    return {.path = folder + "backup_" + std::to_string(count++) + ".bin"};
}

}  // namespace staticnn::laws
