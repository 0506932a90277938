// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include "staticnn/core/lane.hpp"

namespace staticnn {

/// What the gradient of an activation function is computed from.
enum class GradientNeeds {
    nothing,         ///< the gradient that comes back alone
    sign_of_output,  ///< whether the output is above zero; survives a dropout on top
    output,          ///< the output itself
    input,           ///< what the function was applied to
};

/// A function of one number, applied to every output of a layer:
///
///     static constexpr FixedString name = "Relu";
///     static constexpr GradientNeeds gradient_needs = GradientNeeds::sign_of_output;
///     template <class V> static V apply(const V& x);                           y = f(x)
///     template <class V> static V gradient(const V& dy, const V& kept);        dx = dy f'(x), from y = f(x),
///     or
///                                                                              from x if that is what it
///                                                                              needs
///
/// V is one number or a pack of numbers (core/lane.hpp); f(0) must be finite.
template <class Activation>
concept ElementwiseActivation = requires(const Lane<double>& x) {
    { Activation::name.view() } -> std::same_as<std::string_view>;
    { Activation::gradient_needs } -> std::convertible_to<GradientNeeds>;
    { Activation::apply(x) } -> std::same_as<Lane<double>>;
    { Activation::gradient(x, x) } -> std::same_as<Lane<double>>;
};

/// A function of a whole row, such as Softmax; it can only end a network:
///
///     static constexpr FixedString name = "Softmax";
///     template <class Row> static void apply_to_row(const Row& row);
///     template <class Row> static void gradient_of_row(const Row& gradient, const Row& output);   in place
template <class Activation>
concept RowActivation = requires {
    { Activation::name.view() } -> std::same_as<std::string_view>;
    requires Activation::works_on_rows;
};

/// Anything that can be the activation of a layer.
template <class Activation>
concept ActivationFunction = ElementwiseActivation<Activation> || RowActivation<Activation>;

}  // namespace staticnn
