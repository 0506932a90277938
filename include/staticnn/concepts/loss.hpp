// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

namespace staticnn {

/// What a loss, or a metric, compares the outputs with.
enum class TargetKind {
    labels,         ///< one class number per sample
    values,         ///< as many numbers per sample as the network has outputs
    distributions,  ///< values that are shares of the classes: one-hot, or soft
    any,            ///< labels or values; only a metric says this
};

/// The loss of one sample and its gradient:
///
///     static constexpr FixedString name = "MeanSquaredError";
///     static constexpr TargetKind target_kind = TargetKind::values;
///     template <class Activation> static constexpr bool accepts = ...;     as the last activation
///     template <class Activation> static constexpr bool fuses = ...;       `forward` gets what enters the
///     activation,
///                                                                          applies it, and `backward` goes
///                                                                          through it
///     template <class Row, class Target> static T forward(const Row& output, const Target& target);
///     template <class Row, class Target> static void backward(const Row& gradient, const Row& output,
///                                                             const Target& target, T factor);
///
/// Row is a row of outputs (kernels/rows.hpp), Target a class number or a row of values. `backward` writes
/// factor times the gradient. One whose targets are numbers from 0 to 1 says `static constexpr bool
/// targets_are_probabilities = true`.
template <class Type>
concept Loss = requires {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::target_kind } -> std::convertible_to<TargetKind>;
    { Type::template accepts<void> } -> std::convertible_to<bool>;  // what a metric does not have
};

}  // namespace staticnn
