// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/lane.hpp"

/// Elementary functions of our own, because libm gives other bits on other machines. All are templates over a
/// value type V (`Lane<T>` or `kernels::Pack<Isa, T>`) and use only operations that are rounded once, so the
/// bits are the same on every instruction set that has a fused multiply-add.
namespace staticnn {

namespace detail {

template <class T>
struct FloatFormat;

template <>
struct FloatFormat<float> {
    static constexpr int mantissa_bits = 23;
    static constexpr int bias = 127;
    static constexpr float rounding = 0x1.8p23f;  // adding it rounds to an integer
    static constexpr float log2_e = 0x1.715476p+0f;
    static constexpr float ln2_high = 0x1.62e4p-1f;  // few bits: its products with an exponent are exact
    static constexpr float ln2_low = 0x1.7f7d1cp-20f;
    static constexpr int exp_terms = 7;              // 0.35^8 / 8! = 5e-9
    static constexpr int log_terms = 5;              // 0.172^11 / 11 = 3e-10
    static constexpr float exp_lowest = -104.0f;     // below, the result is 0
    static constexpr float exp_highest = 89.0f;      // above, it is infinite
    static constexpr float tanh_saturation = 10.0f;  // 1 - tanh(10) = 4e-9
    static constexpr float denormal_scale = 0x1p25f;
    static constexpr float denormal_exponent = 25.0f;
};

template <>
struct FloatFormat<double> {
    static constexpr int mantissa_bits = 52;
    static constexpr int bias = 1023;
    static constexpr double rounding = 0x1.8p52;
    static constexpr double log2_e = 0x1.71547652b82fep+0;
    static constexpr double ln2_high = 0x1.62e42fefa0000p-1;
    static constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
    static constexpr int exp_terms = 13;  // 0.35^14 / 14! = 4e-18
    static constexpr int log_terms = 10;  // 0.172^21 / 21 = 4e-18
    static constexpr double exp_lowest = -746.0;
    static constexpr double exp_highest = 710.0;
    static constexpr double tanh_saturation = 20.0;
    static constexpr double denormal_scale = 0x1p54;
    static constexpr double denormal_exponent = 54.0;
};

/// 1 / n!, each rounded once (n! is exact in a double up to n = 18).
constexpr double inverse_factorial(int n) {
    double factorial = 1;
    for (int i = 2; i <= n; ++i) factorial *= i;
    return 1 / factorial;
}

template <class V>
STATICNN_INLINE constexpr V round_to_even(const V& x) {
    const V rounding(FloatFormat<typename V::Scalar>::rounding);
    return (x + rounding) - rounding;
}

/// 2^n for an integral n in the range of normal exponents.
template <class V>
STATICNN_INLINE constexpr V power_of_two(const V& n) {
    using Format = FloatFormat<typename V::Scalar>;
    using T = typename V::Scalar;
    return bits_left(n + V(Format::rounding + T(Format::bias)), Format::mantissa_bits);
}

/// e^x = 2^n (1 + p) with |p| < 0.42; `p` is accurate relative to itself.
template <class V>
struct ExpParts {
    V n;
    V p;
};

template <class V>
STATICNN_INLINE constexpr ExpParts<V> exp_parts(const V& x) {
    using T = typename V::Scalar;
    using Format = FloatFormat<T>;
    const V n = round_to_even(x * V(Format::log2_e));
    const V r = fma(-n, V(Format::ln2_low), fma(-n, V(Format::ln2_high), x));
    // Taylor's series of (e^r - 1 - r) / r^2.
    V q(T(inverse_factorial(Format::exp_terms)));
    for (int term = Format::exp_terms - 1; term >= 2; --term) q = fma(q, r, V(T(inverse_factorial(term))));
    return {n, fma(r * r, q, r)};
}

/// 2^n (1 + p), by two factors, so that it may be denormal.
template <class V>
STATICNN_INLINE constexpr V join(const ExpParts<V>& parts) {
    const V half = round_to_even(parts.n * V(typename V::Scalar(0.5)));
    const V first = power_of_two(half);
    return fma(parts.p, first, first) * power_of_two(parts.n - half);
}

}  // namespace detail

/// e^x, within 1.1 ulp for normal results. exp(-inf) = 0, exp(inf) = inf, NaN stays NaN.
template <class V>
STATICNN_INLINE constexpr V exp(const V& x) {
    using Format = detail::FloatFormat<typename V::Scalar>;
    return detail::join(detail::exp_parts(min(V(Format::exp_highest), max(V(Format::exp_lowest), x))));
}

/// The natural logarithm, within 1.5 ulp. log(0) = -inf, log(inf) = inf, log of a negative number is NaN.
template <class V>
STATICNN_INLINE constexpr V log(const V& x) {
    using T = typename V::Scalar;
    using Bits = typename V::Bits;
    using Format = detail::FloatFormat<T>;
    using Limits = std::numeric_limits<T>;
    constexpr Bits mantissa_mask = (Bits{1} << Format::mantissa_bits) - 1;
    constexpr Bits one_bits = Bits(Format::bias) << Format::mantissa_bits;
    constexpr T integer_base = T(Bits{1} << Format::mantissa_bits);
    constexpr Bits integer_bits = Bits(Format::bias + Format::mantissa_bits) << Format::mantissa_bits;

    const auto is_denormal = x < V(Limits::min());
    const V normal = select(is_denormal, x * V(Format::denormal_scale), x);
    V exponent = bits_or(bits_right(normal, Format::mantissa_bits), integer_bits) - V(integer_base) -
                 V(T(Format::bias)) - select(is_denormal, V(Format::denormal_exponent), V(T(0)));
    V mantissa = bits_or(bits_and(normal, mantissa_mask), one_bits);
    const auto is_upper = mantissa > V(T(0x1.6a09e667f3bcdp+0));  // sqrt(2): now mantissa in [0.707, 1.414]
    mantissa = select(is_upper, mantissa * V(T(0.5)), mantissa);
    exponent = select(is_upper, exponent + V(T(1)), exponent);

    // log m = 2 atanh(f) with f = (m - 1) / (m + 1); written around m - 1, which is exact.
    const V d = mantissa - V(T(1));
    const V f = d / (mantissa + V(T(1)));
    const V s = f * f;
    V q(T(2.0 / (2 * Format::log_terms + 1)));
    for (int term = Format::log_terms - 1; term >= 1; --term) q = fma(q, s, V(T(2.0 / (2 * term + 1))));
    // 2 f = d - f d, hence log m = d - f (d - s q).
    const V correction = fma(exponent, V(Format::ln2_low), -(f * (d - s * q)));
    const V result = fma(exponent, V(Format::ln2_high), d + correction);

    const V special = select(x == V(T(0)), V(-Limits::infinity()), V(Limits::quiet_NaN()));
    const V positive = select(x == V(Limits::infinity()), x, result);
    return select(x > V(T(0)), positive, special);
}

/// The cosine of pi x, for x in [0, 1], within 1 ulp of 1.
constexpr double cos_pi(double x) {
    constexpr double pi = 0x1.921fb54442d18p+1;
    const bool is_mirrored = x > 0.5;
    const double folded = is_mirrored ? 1.0 - x : x;  // [0, 0.5], exact for x in [0.5, 1]
    const bool is_sine = folded > 0.25;               // cos(pi x) = sin(pi (1/2 - x))
    const Lane<double> angle(pi * (is_sine ? 0.5 - folded : folded));
    const Lane<double> square = angle * angle;
    // Taylor's series; pi/4 to the 20th over 20! is 3e-21.
    const int highest = is_sine ? 19 : 18;
    Lane<double> sum(0.0);
    for (int power = highest; power >= 2; power -= 2) {
        const bool is_negative = (power / 2) % 2 == 1;
        const double factor = detail::inverse_factorial(power);
        sum = fma(sum, square, Lane<double>(is_negative ? -factor : factor));
    }
    const Lane<double> one(1.0);
    const double result = is_sine ? fma(angle * square, sum, angle).value : fma(square, sum, one).value;
    return is_mirrored ? -result : result;
}

}  // namespace staticnn
