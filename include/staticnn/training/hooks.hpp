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

/// What on_epoch_end or on_batch_end is given.
template <class Function, class Report>
struct HookOf {
    static_assert(std::is_invocable_v<const Function&, const Report&>,
                  "staticnn: 'Function' cannot be called with a 'Report': on_epoch_end takes a function of a "
                  "const EpochReport&, on_batch_end one of a const BatchReport&");
};

/// A function that `fit` and `resume` call at the commit point of every epoch, when the state is complete.
template <class Function>
struct OnEpochEnd {
    Function function;
    void tell(const EpochReport& report) const {
        static_assert(sizeof(HookOf<Function, EpochReport>) > 0);
        if constexpr (std::is_invocable_v<const Function&, const EpochReport&>) function(report);
    }
};

/// A function that `fit` and `resume` call at the commit point of every batch.
template <class Function>
struct OnBatchEnd {
    Function function;
    void tell(const BatchReport& report) const {
        static_assert(sizeof(HookOf<Function, BatchReport>) > 0);
        if constexpr (std::is_invocable_v<const Function&, const BatchReport&>) function(report);
    }
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

/// What is told of a run at the commit points of its batches or epochs, `tell(report) const`, besides while
/// an epoch is validated (ValidationReport), or asked there whether it goes on, `asked() const`: true to
/// pause.
template <class Type, class Report>
inline constexpr bool is_told_of = requires(const Type& extra, const Report& report) {
    extra.tell(report);
};
template <class Report, class... Extras>
void tell_all(const Report& report, const Extras&... extras) {
    [[maybe_unused]] const auto tell_one = [&]<class Extra>(const Extra& extra) {
        if constexpr (is_told_of<Extra, Report>) extra.tell(report);
    };
    (tell_one(extras), ...);
}
template <class Type>
inline constexpr bool can_pause = requires(const Type& extra) {
    extra.asked();
};

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
    static_assert(detail::is_told_of<Type, EpochReport> || detail::is_told_of<Type, BatchReport> ||
                      detail::can_pause<Type> || detail::is_validation_data<Type> ||
                      detail::is_class_weights<Type>,
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
