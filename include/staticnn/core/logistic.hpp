// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/elementary.hpp"
#include "staticnn/core/sign.hpp"

namespace staticnn {

/// The logistic function 1 / (1 + e^-x), within 3 ulp. Only e^-|x| is computed, which cannot overflow; on the
/// left the fraction is e^x / (1 + e^x).
template <class V>
STATICNN_INLINE constexpr V logistic(const V& x) {
    using T = typename V::Scalar;
    const V one(T(1)), power = exp(-absolute(x));
    return select(x < V(T(0)), power, one) / (one + power);
}

}  // namespace staticnn
