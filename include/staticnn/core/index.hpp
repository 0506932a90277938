// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace staticnn {

/// Sizes, extents and positions. Unsigned, as in the standard containers.
using Index = std::size_t;

/// The smallest multiple of `step` that is not below `value`.
constexpr Index round_up(Index value, Index step) noexcept { return (value + step - 1) / step * step; }

}  // namespace staticnn
