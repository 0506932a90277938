// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "staticnn/core/members.hpp"

namespace staticnn {

/// The learning rate as a pure function of the number of updates done:
///     static constexpr FixedString name = "ExponentialDecay";
///     double rate(std::uint64_t updates) const;
///     void validate() const;              throws ArgumentError
///     static constexpr auto members();    its settings (core/members.hpp)
template <class Type>
concept Schedule = Described<Type> && requires(const Type& schedule, std::uint64_t updates) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { schedule.rate(updates) } -> std::same_as<double>;
    schedule.validate();
};

}  // namespace staticnn
