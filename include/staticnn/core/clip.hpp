// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

#include "staticnn/core/attributes.hpp"

namespace staticnn {

/// The number in [low, high] that is nearest to x; NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V clip(const V& x, typename V::Scalar low, typename V::Scalar high) {
    return min(V(high), max(V(low), x));
}

/// The finite number that is nearest to x; NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V finite(const V& x) {
    using Limits = std::numeric_limits<typename V::Scalar>;
    return clip(x, Limits::lowest(), Limits::max());
}

/// x, but the lowest finite number for minus infinity: what times 0 is 0. NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V not_minus_infinity(const V& x) {
    return max(V(std::numeric_limits<typename V::Scalar>::lowest()), x);
}

}  // namespace staticnn
