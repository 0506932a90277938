// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

/// How parameters follow their gradients. An optimizer is a value (its rates and betas) and sees numbers,
/// never layers:
///
///     static constexpr auto name = ...;                                        "Adam<ExponentialDecay>"
///     static constexpr std::array<std::string_view, N> slots = {"m", "v"};     what it keeps per parameter
///     Schedule learning_rate;
///     template <class T> Coefficients<T> coefficients(double learning_rate, std::uint64_t update) const;
///                                                   the numbers of one update, counted from 1
///     template <class V> static void update(V& value, const V& gradient, V* slots, const Coefficients<T>&);
///     void validate() const;                                                   throws ArgumentError
///     static constexpr auto members();                                         its settings
///
/// V is one number or a pack of numbers.
template <class Type>
concept Optimizer = Described<Type> &&
    requires(const Type& optimizer, Lane<double>& value, Lane<double>* slots) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::slots.size() } -> std::convertible_to<Index>;
    requires Schedule<std::remove_cvref_t<decltype(optimizer.learning_rate)>>;
    Type::update(value, value, slots, optimizer.template coefficients<double>(0.1, std::uint64_t{1}));
    optimizer.validate();
};

}  // namespace staticnn
