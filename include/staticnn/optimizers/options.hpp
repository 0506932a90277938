// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/schedules/constant_rate.hpp"

namespace staticnn::detail {

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

template <class... Options>
inline constexpr int schedules_among = (0 + ... + int(Schedule<Options>));

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

}  // namespace staticnn::detail
