// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/index.hpp"
#include "staticnn/core/philox.hpp"

namespace staticnn {

/// 64 random bits, number `number` of a stream: two of them in each block, the first word of a pair on top
/// (format).
constexpr std::uint64_t random_bits(const RandomStream& stream, Index number) {
    const Philox::Counter block = stream.block(static_cast<std::uint32_t>(number / 2));
    const Index word = 2 * (number % 2);
    return (std::uint64_t{block[word]} << 32) | block[word + 1];
}

/// A number in [0, 1), a multiple of 2^-53: the upper 53 of `random_bits`.
constexpr double uniform(const RandomStream& stream, Index number) {
    return static_cast<double>(random_bits(stream, number) >> 11) * 0x1p-53;
}

}  // namespace staticnn
