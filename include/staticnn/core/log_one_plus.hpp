// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

#include "staticnn/core/elementary.hpp"

namespace staticnn {

/// log(1 + x), within 4 ulp, also where 1 + x loses digits of x: what the sum u = 1 + x really added to 1 is
/// u - 1, and log(u) / (u - 1) hardly changes between the two (W. Kahan, in the manual of the HP-15C).
template <class V>
STATICNN_INLINE constexpr V log_one_plus(const V& x) {
    using T = typename V::Scalar;
    const V one(T(1)), u = one + x;
    const V result = select(u == one, x, log(u) * (x / (u - one)));
    return select(x == V(std::numeric_limits<T>::infinity()), x, result);
}

}  // namespace staticnn
