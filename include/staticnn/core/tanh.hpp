// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/elementary.hpp"

namespace staticnn {

namespace detail {

/// The rational function x p(x^2) / q(x^2) that is nearest to tanh on [0, 9.02], relative to it: 2.1e-8. As
/// floats the first coefficients of p and q are 1. tests/reference/tanh_ratio.py finds them. All are
/// positive, so nothing cancels. Pairs of terms are added up first (Estrin's scheme): networks wait for this.
template <class V>
STATICNN_INLINE constexpr V tanh_by_ratio(const V& x) {
    // 1 - tanh(9.02) = 3e-8, half of what a float can tell from 1. Beyond, the quotient grows with x.
    constexpr float end = 9.02f;
    const V square = min(V(end * end), x * x), fourth = square * square;
    const V p_rest = fma(fma(V(1.331907072027449e-8f), square, V(2.0583479533634104e-5f)), fourth,
                         fma(V(0.0034940344072182194f), square, V(0.13379717792433421f)));
    const V q_rest = fma(V(7.7620187091037899e-7f), fourth,
                         fma(V(3.283092625560998e-4f), square, V(0.025871072561204251f)));
    const V q = fma(q_rest, fourth, fma(V(0.46713033031354238f), square, V(1.0f)));
    return clip(fma(x * square, p_rest, x) / q, -1.0f, 1.0f);
}

/// (e^2x - 1) / (e^2x + 1) for the size of x, with its sign.
template <class V>
STATICNN_INLINE constexpr V tanh_by_exp(const V& x) {
    using T = typename V::Scalar;
    const V sign = bits_and(x, typename V::Bits{1} << (sizeof(T) * 8 - 1));
    const V size = min(V(FloatFormat<T>::tanh_saturation), bits_xor(x, sign));
    const auto [n, p] = exp_parts(size + size);
    const V scale = power_of_two(n);
    const V minus_one = fma(p, scale, scale - V(T(1)));
    return bits_xor(minus_one / (minus_one + V(T(2))), sign);
}

}  // namespace detail

/// The hyperbolic tangent, odd, exact at 0, never beyond 1; within 7 ulp for float, whose networks wait for
/// it (8 without fused multiply-adds), and 3 for double. NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V tanh(const V& x) {
    if constexpr (std::is_same_v<typename V::Scalar, float>)
        return detail::tanh_by_ratio(x);
    else
        return detail::tanh_by_exp(x);
}

}  // namespace staticnn
