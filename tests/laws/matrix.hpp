// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <utility>

#include "laws/covering_rows.hpp"
#include "laws/units.hpp"

/// The trainers that the laws run over, made of the lists of units at compile time. Because each takes
/// seconds to compile, the tests (trainers_*_test.cpp) have every unit in at least one, and the target
/// laws_full every two units of different lists.
namespace staticnn::laws {

/// What a trainer is made of.
template <class OptimizerType, class ScheduleType, class CallbackList, class LayerList>
struct Training {};

namespace detail {

template <class>
inline constexpr bool sets_rate = false;
template <class Callback>
requires Callback::sets_learning_rate inline constexpr bool sets_rate<Callback> = true;

template <class OptimizerList, class... Callback>
constexpr Lists lists_of(OptimizerList, List<Callback...> callbacks) {
    const Range optimizers{0, OptimizerList::size};
    const Range schedules{optimizers.size, Schedules::size};
    const Range calls{schedules.begin + schedules.size, callbacks.size};
    const Range layers{calls.begin + calls.size, Layers::size};
    Units setters = 0;
    Index unit = calls.begin;
    ((setters |= Units{sets_rate<Callback>} << unit++), ...);
    return {optimizers, schedules, calls, layers, setters, Units{1} << schedules.begin};
}

/// The units of a list that are in a row.
template <Units Row, Index Begin, class... Unit>
constexpr auto chosen(List<Unit...>) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return (List<>{} + ... + std::conditional_t<(Row >> (Begin + I) & 1) != 0, List<Unit>, List<>>{});
    }
    (std::index_sequence_for<Unit...>{});
}

template <class OptimizerUnit, class Schedule, class CallbackList, class LayerList>
Training<OptimizerUnit, Schedule, CallbackList, LayerList> training_of(List<OptimizerUnit>, List<Schedule>,
                                                                       CallbackList, LayerList);

}  // namespace detail

/// A matrix whose optimizers are those of a list. With `IsPairwise` it has a row for each optimizer with each
/// schedule, else one for each optimizer.
template <class OptimizerList, bool IsPairwise>
class Matrix {
    static constexpr Lists lists = detail::lists_of(OptimizerList{}, Callbacks{});
    static_assert(lists.size() < 64);
    static_assert(std::is_same_v<decltype(detail::chosen<1, 0>(Schedules{})), List<ConstantRate>>,
                  "the schedule beside which the rate can be set comes first");

    struct Result {
        std::array<Units, OptimizerList::size*(IsPairwise ? Schedules::size : 1)> rows{};
        bool is_complete = false;
    };
    static constexpr Result result = [] {
        Result made;
        Matchmaker matchmaker(lists);
        for (Index i = 0; i < made.rows.size(); ++i)
            made.rows[i] = IsPairwise ? matchmaker.row_of(i / Schedules::size, i % Schedules::size)
                                      : matchmaker.row_of(i, i % Schedules::size);
        made.is_complete = matchmaker.has_all_units() && (!IsPairwise || matchmaker.has_all_pairs());
        return made;
    }();
    static_assert(result.is_complete, "rows need more places for callbacks or layers (Lists)");

    template <Units Row>
    using TrainingOf =
        decltype(detail::training_of(detail::chosen<Row, lists.optimizers.begin>(OptimizerList{}),
                                     detail::chosen<Row, lists.schedules.begin>(Schedules{}),
                                     detail::chosen<Row, lists.callbacks.begin>(Callbacks{}),
                                     detail::chosen<Row, lists.layers.begin>(Layers{})));

    template <Index Part, Index Parts, std::size_t... I>
    static testing::Types<TrainingOf<result.rows[Part + I * Parts]>...> part(std::index_sequence<I...>);

public:
    static constexpr Index size = result.rows.size();

    /// Each row is in one of the parts.
    template <Index Part, Index Parts>
    using Rows = decltype(part<Part, Parts>(std::make_index_sequence<(size - Part + Parts - 1) / Parts>{}));
};

using EveryUnit = Matrix<Optimizers, false>;
using EveryPair = Matrix<decltype(Optimizers{} + OtherForms{}), true>;

}  // namespace staticnn::laws
