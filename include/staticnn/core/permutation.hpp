// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// A number from 0 to `count` - 1: floor(random_bits(stream, number) * count / 2^64) (format).
constexpr Index random_below(const RandomStream& stream, Index number, Index count) {
    __extension__ using Product = unsigned __int128;
    return static_cast<Index>((Product{random_bits(stream, number)} * count) >> 64);
}

/// Shuffles the values of `order` by the numbers `first` to `first + n - 1` of a stream (format): Fisher and
/// Yates from the last place down, where place i swaps with place random_below(stream, first + i, i + 1).
inline void shuffle(const RandomStream& stream, std::span<std::uint32_t> order, Index first = 0) {
    for (Index i = order.size(); i-- > 1;) std::swap(order[i], order[random_below(stream, first + i, i + 1)]);
}

/// Fills `order` with a permutation of 0 .. n - 1, a pure function of the stream (format): see `shuffle`.
inline void permute(const RandomStream& stream, std::span<std::uint32_t> order) {
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    shuffle(stream, order);
}

}  // namespace staticnn
