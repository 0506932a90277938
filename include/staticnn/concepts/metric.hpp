// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/members.hpp"

namespace staticnn {

/// A measure over many samples. A metric is a value, the running sums, and part of the state of a trainer:
///     static constexpr FixedString name = "accuracy";
///     static constexpr TargetKind target_kind = TargetKind::labels;
///     template <class Row, class Target> void add(const Row& output, const Target& target);    no allocation
///     double value() const;                                                                    so far
///     static constexpr auto members();
template <class Type>
concept Metric = Described<Type> && std::default_initializable<Type> && requires(const Type& metric) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::target_kind } -> std::convertible_to<TargetKind>;
    { metric.value() } -> std::same_as<double>;
};

}  // namespace staticnn
