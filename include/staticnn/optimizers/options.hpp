// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/schedules/constant_rate.hpp"

namespace staticnn {

/// The schedules among the options of an optimizer.
template <class Optimizer, Index Schedules>
struct SchedulesOf {
    static_assert(Schedules <= 1, "staticnn: 'Optimizer' takes one schedule");
};

/// An option of an optimizer that has none of its own.
template <class Optimizer, class Option>
struct OnlyOptionOf {
    static_assert(Schedule<Option>,
                  "staticnn: 'Option' is no option of 'Optimizer', whose only option is a schedule, such as "
                  "ExponentialDecay");
};

namespace detail {

template <class Type, class... Types>
inline constexpr bool is_among = (std::is_same_v<Type, Types> || ...);

/// The first of `Options` that is a Schedule, else ConstantRate.
template <class... Options>
struct ScheduleAmong {
    using type = ConstantRate;
};
template <class First, class... Rest>
struct ScheduleAmong<First, Rest...> {
    using type =
        typename std::conditional_t<Schedule<First>, std::type_identity<First>, ScheduleAmong<Rest...>>::type;
};

/// The type of an optimizer's learning rate.
template <class Optimizer, class... Options>
struct RateOf : ScheduleAmong<Options...> {
    static_assert(sizeof(SchedulesOf<Optimizer, (Index{0} + ... + Index{Schedule<Options>})>) > 0);
};

/// The start value of a member `learning_rate`: the default of the paper for a constant rate.
template <class Rate>
constexpr Rate default_rate(double rate) {
    if constexpr (std::is_same_v<Rate, ConstantRate>)
        return ConstantRate(rate);
    else
        return Rate{};
}

/// "Adam<>", "Sgd<Momentum,CosineDecay>".
template <class... Options, class Name>
constexpr auto name_with_options(const Name& name) {
    return name + FixedString("<") + join(FixedString(","), Options::name...) + FixedString(">");
}

/// The names of the slots that the options call for, one `Kept` for each.
template <bool... Kept>
constexpr auto kept_slots(const std::array<std::string_view, sizeof...(Kept)>& names) {
    constexpr bool are_kept[] = {Kept...};
    std::array<std::string_view, (Index{0} + ... + Index{Kept})> result{};
    Index next = 0;
    for (Index i = 0; i < names.size(); ++i)
        if (are_kept[i]) result[next++] = names[i];
    return result;
}

}  // namespace detail
}  // namespace staticnn
