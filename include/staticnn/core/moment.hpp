// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/philox.hpp"

namespace staticnn {

/// When a training step happens: all that its random numbers depend on.
struct Moment {
    std::uint64_t seed = 0;
    std::uint64_t step = 0;   ///< training steps done before
    std::uint32_t layer = 0;  ///< the number of the first layer, for layers inside of a layer

    /// The random numbers of layer `number`.
    constexpr RandomStream stream(std::uint32_t number) const noexcept {
        return {seed, Purpose::dropout, layer + number, step};
    }
    /// The same moment, seen from layer `number`.
    constexpr Moment inside(std::uint32_t number) const noexcept { return {seed, step, layer + number}; }
};

}  // namespace staticnn
