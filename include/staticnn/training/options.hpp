// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "staticnn/checkpoint/alias.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// What `fit` and `resume` do with data that do not look like those of the run before.
enum class DataDrift {
    ignore,
    warn,    ///< say so in the notes of the history, which the first report has too
    refuse,  ///< throw DataError
};

namespace detail {

// Each of these refuses any value. It stands where the option is looked for, and says where it is.

struct LearningRateOfOptimizer {
    LearningRateOfOptimizer() = default;
    template <class Value>
    LearningRateOfOptimizer(const Value&) {
        static_assert(!std::is_same_v<Value, Value>,
                      "staticnn: learning_rate is a setting of the optimizer, which follows the options: "
                      "trainer({.batch_size = 32}, Adam<>{.learning_rate = 0.01})");
    }
};

struct BatchSizeOfTrainer {
    BatchSizeOfTrainer() = default;
    template <class Value>
    BatchSizeOfTrainer(const Value&) {
        static_assert(!std::is_same_v<Value, Value>,
                      "staticnn: batch_size is an option of the trainer, not of fit: trainer({.batch_size = "
                      "32}), then fit(data, {.epochs = 3})");
    }
};

struct EpochsOfFit {
    EpochsOfFit() = default;
    template <class Value>
    EpochsOfFit(const Value&) {
        static_assert(
            !std::is_same_v<Value, Value>,
            "staticnn: epochs is an option of fit, not of the trainer: trainer({.batch_size = 32}), "
            "then fit(data, {.epochs = 3})");
    }
};

// What Keras takes here may be several values in braces.

struct ProgressOfFit {
    ProgressOfFit() = default;
    template <class... Values>
    ProgressOfFit(const Values&...) {
        static_assert(sizeof...(Values) == 0,
                      "staticnn: what fit prints is asked for behind its options: fit(data, {.epochs = 3}, "
                      "show_progress(std::cout))");
    }
};

struct ValidationOfFit {
    ValidationOfFit() = default;
    template <class... Values>
    ValidationOfFit(const Values&...) {
        static_assert(sizeof...(Values) == 0,
                      "staticnn: data for validation stand behind the options of fit: fit(data, {.epochs = "
                      "3}, validation_data(other))");
    }
};

struct CallbacksOfTrainer {
    CallbacksOfTrainer() = default;
    template <class... Values>
    CallbacksOfTrainer(const Values&...) {
        static_assert(sizeof...(Values) == 0,
                      "staticnn: callbacks stand in the type of the trainer, Trainer<Model, Loss, Adam<>, "
                      "EarlyStopping>, and their settings go to its constructor, trainer({}, "
                      "EarlyStopping{.patience = 3}); functions stand behind the options of fit, "
                      "on_epoch_end(function)");
    }
};

}  // namespace detail

struct TrainerOptions {
    Index batch_size = 32;   ///< samples of one update; the last batch of an epoch may be smaller
    std::uint64_t seed = 0;  ///< of the start weights, of dropout and of the order of the samples
    Index threads = 1;       ///< that compute; 0 for one on each processor. Changes no bit of a result
    DataDrift data_drift = DataDrift::warn;
    [[no_unique_address]] detail::LearningRateOfOptimizer learning_rate{};  ///< see Adam<> and others
    [[no_unique_address]] detail::EpochsOfFit epochs{};                     ///< see FitOptions
};

struct FitOptions {
    std::uint64_t epochs = 1;
    double validation_split = 0;  ///< the last share of the samples, taken before shuffling; 0 for none
    bool shuffle = true;          ///< another order of the samples in every epoch
    [[no_unique_address]] detail::BatchSizeOfTrainer batch_size{};    ///< see TrainerOptions
    [[no_unique_address]] detail::ProgressOfFit verbose{};            ///< see show_progress
    [[no_unique_address]] detail::ValidationOfFit validation_data{};  ///< see the function of this name
    [[no_unique_address]] detail::CallbacksOfTrainer callbacks{};     ///< see Trainer
};

/// What a load may do besides restoring exactly what was saved. Whatever is not asked for here is refused, or
/// told of in the report.
struct LoadOptions {
    bool allow_batch_size_change = false;  ///< keep the batch size of this trainer, whatever the file says
    bool keep_learning_rate = false;       ///< keep the learning rate of this trainer, or the settings of its
                                           ///< schedule, whatever the file says
    /// Keep the optimizer of this trainer, which may be another than that of the file, and let it begin anew:
    /// moments of 0, and step 0 for bias corrections and schedules. Epochs and history stay.
    bool reset_optimizer = false;
    std::vector<std::string>
        drop_callbacks{};  ///< callbacks of the file that this trainer does without, by name
    std::vector<std::string> drop_metrics{};   ///< the same of metrics; their columns of the history go too
    std::vector<std::string> drop_leaves{};    ///< leaves of the file, or everything below a name
    std::vector<checkpoint::Alias> aliases{};  ///< names that have changed since the file was written
};

}  // namespace staticnn
