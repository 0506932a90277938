// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace staticnn::detail {

/// updates / steps; by a staircase only the whole part.
inline double periods(std::uint64_t updates, std::uint64_t steps, bool staircase) {
    const double count = static_cast<double>(updates) / static_cast<double>(steps);
    return staircase ? __builtin_floor(count) : count;
}

}  // namespace staticnn::detail
