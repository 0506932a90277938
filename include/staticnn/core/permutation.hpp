// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// Fills `order` with a permutation of 0 .. n - 1, a pure function of the stream (format): Fisher and Yates
/// from the last place down, where place i swaps with place floor(random_bits(stream, i) * (i + 1) / 2^64).
inline void permute(const RandomStream& stream, std::span<std::uint32_t> order) {
    __extension__ using Product = unsigned __int128;
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    for (Index i = order.size(); i-- > 1;) {
        const auto other = static_cast<Index>((Product{random_bits(stream, i)} * (i + 1)) >> 64);
        std::swap(order[i], order[other]);
    }
}

}  // namespace staticnn
