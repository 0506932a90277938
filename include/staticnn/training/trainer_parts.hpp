// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

#include "staticnn/core/index.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/training/trainer_types.hpp"

/// The parts of a trainer's state that are asked for, or given, by their type.
namespace staticnn::detail {

/// How many of the types before number `Position` are the same as that one.
template <Index Position, class... Types>
inline constexpr Index equals_before = [] {
    using Type = NthType<Position, Types...>;
    constexpr bool are_equal[] = {std::is_same_v<Type, Types>...};
    Index count = 0;
    for (Index i = 0; i < Position; ++i) count += are_equal[i];
    return count;
}();

/// The position of the `Number`-th `Type` in a tuple, counted from 0; the size of the tuple if there is none.
template <class Type, Index Number, class Tuple>
inline constexpr Index position_of_type = 0;
template <class Type, Index Number, class... Types>
inline constexpr Index position_of_type<Type, Number, std::tuple<Types...>> = [] {
    constexpr bool are_equal[] = {std::is_same_v<Type, Types>..., false};
    Index position = 0;
    for (Index left = Number + 1; position < sizeof...(Types); ++position)
        if (are_equal[position] && --left == 0) break;
    return position;
}();

template <class Type, Index Number, class State>
inline constexpr Index position_of_callback =
    position_of_type<typename BoundCallback<Type, typename State::Net, typename State::OptimizerSlots>::type,
                     Number, typename State::Callbacks>;
template <class Type, class State>
inline constexpr Index position_of_rule =
    position_of_type<BoundRule<Type, typename State::Net>, 0, typename State::Rules>;

template <class Type, Index Number, class State>
decltype(auto) callback_of(const State& state) {
    constexpr Index position = position_of_callback<Type, Number, State>;
    constexpr bool is_there = position < std::tuple_size_v<typename State::Callbacks>;
    static_assert(is_there, "staticnn: the trainer's type has no such callback, or fewer of this type");
    if constexpr (is_there) return std::get<position>(state.callbacks);
}

template <class Type, class State>
decltype(auto) update_rule_of(const State& state) {
    constexpr Index position = position_of_rule<Type, State>;
    constexpr bool is_there = position < std::tuple_size_v<typename State::Rules>;
    static_assert(is_there, "staticnn: the trainer's type has no such update rule");
    if constexpr (is_there) return std::get<position>(state.rules);
}

/// `setting` is the optimizer, an update rule, or the callback number `Number` of its type.
template <Index Number, class State, class Setting>
void take_setting(State& state, const Setting& setting) {
    if constexpr (std::is_same_v<Setting, decltype(State::optimizer)>) {
        state.optimizer = setting;
    } else if constexpr (UpdateRule<Setting>) {
        constexpr Index position = position_of_rule<Setting, State>;
        constexpr bool is_there = position < std::tuple_size_v<typename State::Rules>;
        static_assert(is_there, "staticnn: an update rule given to a trainer is one of those in its type");
        setting.validate();
        if constexpr (is_there) {
            auto& kept = std::get<position>(state.rules);
            kept = std::remove_cvref_t<decltype(kept)>(setting);
        }
    } else {
        constexpr Index position = position_of_callback<Setting, Number, State>;
        constexpr bool is_there = position < std::tuple_size_v<typename State::Callbacks>;
        static_assert(is_there,
                      "staticnn: a setting given to a trainer is its optimizer or one of the callbacks in "
                      "its type, once for each that is there, as in "
                      "Trainer<Model, Loss, Adam<>, EarlyStopping>");
        if constexpr (is_there) {
            auto& kept = std::get<position>(state.callbacks);
            kept = std::remove_cvref_t<decltype(kept)>(setting);
        }
    }
}

/// Of several settings of one type the first is for the first callback of this type, and so on.
template <class State, class... Settings>
void take_settings(State& state, const Settings&... settings) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (take_setting<equals_before<I, Settings...>>(state, settings), ...);
    }
    (std::index_sequence_for<Settings...>{});
}

}  // namespace staticnn::detail
