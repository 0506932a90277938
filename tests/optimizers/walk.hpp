// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "staticnn/concepts/optimizer.hpp"

namespace staticnn {

/// What one number and its slots are after each of some updates.
template <class OptimizerType>
struct Walk {
    static constexpr Index slot_count = OptimizerType::slots.size();

    std::vector<double> values;
    std::array<double, slot_count == 0 ? 1 : slot_count> slots{};
};

/// Updates a number that starts at 1 by each gradient in turn.
template <class OptimizerType>
Walk<OptimizerType> walk(const OptimizerType& optimizer, const std::vector<double>& gradients) {
    Walk<OptimizerType> walk;
    Lane<double> value(1), slots[std::max<Index>(walk.slot_count, 1)];
    std::uint64_t update = 0;
    for (const double gradient : gradients) {
        const double rate = optimizer.learning_rate.rate(update);
        const auto coefficients = optimizer.template coefficients<double>(rate, ++update);
        OptimizerType::update(value, Lane<double>(gradient), slots, coefficients);
        walk.values.push_back(value.value);
    }
    for (Index i = 0; i < walk.slot_count; ++i) walk.slots[i] = slots[i].value;
    return walk;
}

template <class OptimizerType>
std::vector<std::string> slot_names() {
    return {OptimizerType::slots.begin(), OptimizerType::slots.end()};
}

/// The names of the leaves of an optimizer.
template <class OptimizerType>
std::vector<std::string> setting_names(OptimizerType optimizer) {
    Leaves leaves;
    append_members(optimizer, "optimizer", leaves);
    std::vector<std::string> names;
    for (const Leaf& leaf : leaves)
        names.push_back(leaf.role() == Role::configuration ? leaf.name() : "state: " + leaf.name());
    return names;
}

}  // namespace staticnn
