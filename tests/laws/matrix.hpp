// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <tuple>
#include <type_traits>
#include <utility>

#include "laws/units.hpp"

/// The trainers that the laws run over, made of the lists of units at compile time. Each has every layer, and
/// every callback that can stand beside its schedule, so that an optimizer with a schedule is a full product.
/// The tests (trainers_*_test.cpp) have each optimizer twice, with a constant rate and with a schedule, which
/// is every two units of different lists but for optimizer and schedule: those are in
/// scheduled_optimizers_test.cpp. Because each trainer takes seconds to compile, all of them are in the
/// target laws_full.
namespace staticnn::laws {

/// What a trainer is made of.
template <class OptimizerType, class ScheduleType>
struct Training {};

namespace detail {

template <class... Unit>
std::tuple<Unit...> tuple_of(List<Unit...>);
template <Index Number, class Units>
using UnitOf = std::tuple_element_t<Number, decltype(tuple_of(Units{}))>;

template <class>
inline constexpr bool sets_rate = false;
template <class Callback>
requires Callback::sets_learning_rate inline constexpr bool sets_rate<Callback> = true;

template <class Schedule, class... Callback>
constexpr auto callbacks_beside(List<Callback...>) {
    constexpr bool can_be_set = std::is_same_v<Schedule, ConstantRate>;
    return (List<>{} + ... + std::conditional_t < can_be_set || !sets_rate<Callback>, List<Callback>,
            List < >> {});
}

}  // namespace detail

/// The callbacks that can stand beside a schedule.
template <class Schedule>
using CallbacksBeside = decltype(detail::callbacks_beside<Schedule>(Callbacks{}));

/// Each optimizer with each schedule.
struct EveryCombination {
    using OptimizerList = decltype(Optimizers{} + OtherForms{});
    static constexpr Index size = OptimizerList::size * Schedules::size;
    template <Index Number>
    using Row = Training<detail::UnitOf<Number / Schedules::size, OptimizerList>,
                         detail::UnitOf<Number % Schedules::size, Schedules>>;
};

/// Each optimizer with a constant rate, and with one of the schedules in turn.
struct EveryUnit {
    static constexpr Index size = 2 * Optimizers::size;
    static constexpr Index changing = Schedules::size - 1;
    static_assert(std::is_same_v<detail::UnitOf<0, Schedules>, ConstantRate>);
    static_assert(Optimizers::size >= changing, "no schedule is left out");
    template <Index Number>
    using Row = Training<detail::UnitOf<Number / 2, Optimizers>,
                         detail::UnitOf<Number % 2 == 0 ? 0 : 1 + Number / 2 % changing, Schedules>>;
};

namespace detail {

template <class Matrix, Index Part, Index Parts, std::size_t... I>
testing::Types<typename Matrix::template Row<Part + I * Parts>...> rows_of(std::index_sequence<I...>);

}  // namespace detail

/// A part of a matrix: each of its rows is in one of the parts.
template <class Matrix, Index Part, Index Parts>
using RowsOf = decltype(detail::rows_of<Matrix, Part, Parts>(
    std::make_index_sequence<(Matrix::size - Part + Parts - 1) / Parts>{}));

}  // namespace staticnn::laws
