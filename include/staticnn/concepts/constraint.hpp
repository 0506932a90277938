// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include "staticnn/core/lane.hpp"

namespace staticnn {

/// A rule that every value of a parameter obeys after each update:
///
///     static constexpr auto name = ...;                               "NonNegative"
///     template <class V> static V apply(const V& value);
///
/// V is one number or a pack of numbers (core/lane.hpp); apply(0) is 0.
template <class Type>
concept ValueConstraint = requires(const Lane<double>& value) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::apply(value) } -> std::same_as<Lane<double>>;
};

/// A rule for the norm of each column of a kernel, that is of the weights that lead to one output:
///
///     static constexpr auto name = ...;                               "MaxNorm<2>"
///     template <class V> static V factor(const V& norm);              what the column is multiplied by
template <class Type>
concept ColumnConstraint = requires(const Lane<double>& norm) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::factor(norm) } -> std::same_as<Lane<double>>;
};

template <class Type>
concept Constraint = ValueConstraint<Type> || ColumnConstraint<Type>;

}  // namespace staticnn
