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
///                                                 of distributions, it gets the number of the largest share
///     template <class Row, class Target> void add(const Row& output, const Target& target);    no allocation
///     double value() const;                                                                    so far
///     static constexpr auto members();
/// and may have
///     static constexpr Index outputs = 10;                     only for networks with so many outputs
///     static constexpr bool needs_probabilities = true;        values are compared with a threshold
///     static constexpr auto spelling = ...;                    "TopK<5>", if not the name
///     (core/spelling.hpp)
template <class Type>
concept Metric = Described<Type> && std::default_initializable<Type> && requires(const Type& metric) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::target_kind } -> std::convertible_to<TargetKind>;
    { metric.value() } -> std::same_as<double>;
};

namespace detail {

/// Whether a metric is shown a class number and not a row of values, beside a loss on `targets`.
constexpr bool takes_label(TargetKind metric, TargetKind targets) {
    return targets == TargetKind::labels ||
           (targets == TargetKind::distributions && metric != TargetKind::values);
}

/// Whether a metric can work on the targets of a loss.
constexpr bool can_share(TargetKind metric, TargetKind targets) {
    return metric == TargetKind::any || metric == targets || targets == TargetKind::distributions;
}

}  // namespace detail
}  // namespace staticnn
