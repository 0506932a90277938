// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/clip.hpp"
#include "staticnn/core/elementary.hpp"

namespace staticnn {

/// e^x - 1, within 2 ulp, also around 0, where e^x loses the digits of x.
template <class V>
STATICNN_INLINE constexpr V exp_minus_one(const V& x) {
    using T = typename V::Scalar;
    using Format = detail::FloatFormat<T>;
    // Below twice the saturation of tanh the result is -1.
    const auto [n, p] = detail::exp_parts(clip(x, -2 * Format::tanh_saturation, Format::exp_highest));
    // 2^n (1 + p) - 1 = 2 (2^(n-1) p + 2^(n-1) - 1/2), where 2^(n-1) is finite for every result that is.
    const V half = detail::power_of_two(n - V(T(1)));
    const V half_result = fma(p, half, half - V(T(0.5)));
    return select(n == V(T(0)), p, half_result + half_result);
}

}  // namespace staticnn
