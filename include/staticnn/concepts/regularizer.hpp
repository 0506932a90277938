// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include "staticnn/core/lane.hpp"

namespace staticnn {

/// A penalty on large values of a parameter, summed over its values and added to the loss:
///
///     static constexpr auto name = ...;                               "L2<0.01>"
///     template <class V> static V penalty(const V& value);
///     template <class V> static V gradient(const V& value);
///
/// V is one number or a pack of numbers (core/lane.hpp); penalty(0) is 0.
template <class Type>
concept Regularizer = requires(const Lane<double>& value) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::penalty(value) } -> std::same_as<Lane<double>>;
    { Type::gradient(value) } -> std::same_as<Lane<double>>;
};

}  // namespace staticnn
