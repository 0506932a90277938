// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"

namespace staticnn {

/// |x|; NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V absolute(const V& x) {
    return bits_and(x, static_cast<typename V::Bits>(~typename V::Bits{0} >> 1));
}

/// -1, 0 or 1; NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V sign_of(const V& x) {
    using T = typename V::Scalar;
    return select(x > V(T(0)), V(T(1)), select(x < V(T(0)), V(T(-1)), x));
}

}  // namespace staticnn
