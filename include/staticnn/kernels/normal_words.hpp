// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/elementary.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::kernels {

namespace detail {

template <Index Size, class V>
STATICNN_INLINE V rational(const double (&above)[Size], const double (&below)[Size], const V& x) {
    using T = typename V::Scalar;
    V numerator(static_cast<T>(above[Size - 1])), denominator(static_cast<T>(below[Size - 1]));
    for (Index i = Size - 1; i-- > 0;) {
        numerator = fma(numerator, x, V(static_cast<T>(above[i])));
        denominator = fma(denominator, x, V(static_cast<T>(below[i])));
    }
    return numerator / denominator;
}

/// The quantile of the standard normal distribution for probability 1/2 + `distance`, at least 1.4e-11 away
/// from 0 and 1; relative error 1e-7. Source: algorithm AS 241, PPND7 (Wichura, Applied Statistics 37, 1988),
/// without its branch for the farthest tails.
template <class V>
STATICNN_INLINE V normal_quantile_around_half(const V& distance) {
    using T = typename V::Scalar;
    constexpr double a[] = {3.3871327179, 50.434271938, 159.29113202, 59.109374720};
    constexpr double b[] = {1.0, 17.895169469, 78.757757664, 67.187563600};
    constexpr double c[] = {1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103};
    constexpr double d[] = {1.0, 0.73700164250, 0.12021132975, 0.0};
    const V sign = bits_and(distance, typename V::Bits{1} << (sizeof(T) * 8 - 1));
    const V magnitude = bits_xor(distance, sign);
    const V centre = distance * rational(a, b, fma(-distance, distance, V(T(0.180625))));
    const V tail = rational(c, d, sqrt(-log(V(T(0.5)) - magnitude)) - V(T(1.6)));
    return select(magnitude > V(T(0.425)), bits_xor(tail, sign), centre);
}

}  // namespace detail

/// Sixteen standard normal numbers of sixteen random words: the quantile at 1/2 + (k - 2^23 + 1/2) / 2^24,
/// where k are the upper 24 bits of a word (format). So both precisions get the same numbers, as far as they
/// go, and none is farther out than 5.4.
template <class V>
STATICNN_INLINE V normal_of_words(const std::uint32_t* words) {
    using T = typename V::Scalar;
    alignas(64) T distances[pack_lanes];
    for (Index i = 0; i < pack_lanes; ++i) {
        const auto steps = static_cast<std::int32_t>(words[i] >> 8) - (std::int32_t{1} << 23);
        distances[i] = (static_cast<T>(steps) + T(0.5)) * T(0x1p-24);  // exact
    }
    return detail::normal_quantile_around_half(V::load(distances));
}

}  // namespace staticnn::kernels
