// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include "staticnn/training/class_weights.hpp"
#include "staticnn/training/progress.hpp"
#include "staticnn/training/report.hpp"
#include "staticnn/training/stop_signals.hpp"
#include "staticnn/training/trainer_types.hpp"
#include "staticnn/training/wrong_calls.hpp"

namespace staticnn {

/// A function that `fit` and `resume` call at the commit point of every epoch, when the state is complete.
template <class Function>
struct OnEpochEnd {
    Function function;
};

/// A function that `fit` and `resume` call at the commit point of every batch.
template <class Function>
struct OnBatchEnd {
    Function function;
};

/// Data that is evaluated at the end of each epoch.
template <class View>
struct ValidationData {
    View view;
};

/// fit(data, options, on_epoch_end([](const EpochReport& epoch) { ... }))
template <class Function>
OnEpochEnd<std::decay_t<Function>> on_epoch_end(Function&& function) {
    return {std::forward<Function>(function)};
}

/// fit(data, options, on_batch_end([](const BatchReport& batch) { ... }))
template <class Function>
OnBatchEnd<std::decay_t<Function>> on_batch_end(Function&& function) {
    return {std::forward<Function>(function)};
}

/// fit(data, options, validation_data(other))
template <class Data>
auto validation_data(const Data& data) {
    return ValidationData<decltype(data.view())>{data.view()};
}
template <class Data>
    requires(!std::is_lvalue_reference_v<Data> && !requires(Data data) { std::move(data).view(); })
void validation_data(Data&&) = delete;  // would dangle: give it a name
template <class Features, class Targets>
auto validation_data(const Features&, const Targets&) {
    return detail::refuse_call<OneDataSetOf<Features, Targets>, ValidationData<Features>>();
}

namespace detail {

template <class Type>
inline constexpr bool is_epoch_hook = false;
template <class Function>
inline constexpr bool is_epoch_hook<OnEpochEnd<Function>> = true;
template <class Type>
inline constexpr bool is_batch_hook = false;
template <class Function>
inline constexpr bool is_batch_hook<OnBatchEnd<Function>> = true;
template <class Type>
inline constexpr bool is_validation_data = false;
template <class View>
inline constexpr bool is_validation_data<ValidationData<View>> = true;

/// What stands in the type of a trainer, and is no argument of `fit`.
template <class Type>
concept PartOfTrainer = Callback<Type> || UpdateRule<Type> || Optimizer<Type> || Metric<MetricOf<Type>>;

}  // namespace detail

/// What follows the options of `fit`.
template <class Type>
struct FitExtra {
    static_assert(detail::is_epoch_hook<Type> || detail::is_batch_hook<Type> ||
                      detail::is_validation_data<Type> || detail::is_class_weights<Type> ||
                      std::is_same_v<Type, Progress> || std::is_same_v<Type, StopSignals>,
                  "staticnn: after its options, fit takes validation_data(data), class_weights({1, 2}), "
                  "show_progress(std::cout), StopSignals, on_epoch_end(function) and on_batch_end(function)");
};
template <detail::PartOfTrainer Type>
struct FitExtra<Type> {
    static_assert(
        !std::is_same_v<Type, Type>,
        "staticnn: 'Type' is not given to fit: metrics, callbacks and update rules stand in the type "
        "of the trainer, Trainer<Model, Loss, Adam<>, Accuracy, EarlyStopping>, and their settings go "
        "to its constructor, trainer({}, EarlyStopping{.patience = 3})");
};

namespace detail {

template <class Type>
constexpr void check_extra() {
    static_assert(sizeof(FitExtra<Type>) > 0);
}

}  // namespace detail
}  // namespace staticnn
