// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "staticnn/core/permutation.hpp"

namespace staticnn {

/// All that the order of the samples of an epoch depends on, beside the data.
struct EpochKey {
    std::uint64_t seed = 0;
    std::uint64_t epoch = 0;  ///< epochs done before
    bool shuffle = true;
};

/// The order that data come in by default: each sample once, in an order drawn anew for every epoch.
///
/// An order is a value with `fill(targets, key, order)`, a pure function that writes the numbers of the rows
/// of one epoch, as many as `targets` has, or leaves `order` empty for the rows one after another.
struct ShuffledOrder {
    template <class Targets>
    void fill(const Targets& targets, const EpochKey& key, std::vector<std::uint32_t>& order) const {
        order.resize(key.shuffle ? targets.rows() : 0);
        permute({key.seed, Purpose::shuffle, 0, key.epoch}, order);
    }
};

}  // namespace staticnn
