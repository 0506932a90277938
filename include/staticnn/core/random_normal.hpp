// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/normal.hpp"
#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// A number of the standard normal distribution, by its quantile. The lowest of the random bits is the sign,
/// the upper 52 are the tail (format), so that both tails are equally fine: the farthest is 8.3.
inline double standard_normal(const RandomStream& stream, Index number) {
    const std::uint64_t bits = random_bits(stream, number);
    const double magnitude = -normal_quantile((static_cast<double>(bits >> 12) + 0.5) * 0x1p-53);
    return bits % 2 == 1 ? -magnitude : magnitude;
}

/// The standard deviation that is left of 1 when a normal distribution is cut off at -2 and 2.
inline constexpr double truncated_normal_deviation = 0.87962566103423978;

/// A number of the standard normal distribution, cut off at -2 and 2, by its quantile (format).
inline double truncated_normal(const RandomStream& stream, Index number) {
    constexpr double below = 0.022750131948179207;  // the probability of what is below -2
    return normal_quantile(
        fma(Lane<double>(uniform(stream, number)), Lane<double>(1 - 2 * below), Lane<double>(below)).value);
}

}  // namespace staticnn
