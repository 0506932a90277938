// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>

#include "staticnn/core/elementary.hpp"

namespace staticnn {

namespace detail {

/// A number of about 106 bits: the sum of a double and of what its rounding left.
struct DoubleDouble {
    Lane<double> high;
    Lane<double> low;

    constexpr DoubleDouble(double value) : high(value), low(0.0) {}
    constexpr DoubleDouble(Lane<double> larger, Lane<double> smaller)
        : high(larger + smaller), low(smaller - (high - larger)) {}

    friend constexpr DoubleDouble operator*(const DoubleDouble& a, const DoubleDouble& b) {
        const Lane<double> product = a.high * b.high;
        const Lane<double> rest = fma(a.high, b.high, -product);
        return {product, fma(a.high, b.low, fma(a.low, b.high, rest))};
    }
    /// |a| is expected to be larger than |b|, or 0.
    friend constexpr DoubleDouble operator+(const DoubleDouble& a, const DoubleDouble& b) {
        const DoubleDouble sum(a.high, b.high);
        return {sum.high, sum.low + (a.low + b.low)};
    }
};

/// The natural logarithm of x > 0, to about 2^-65 of itself.
inline DoubleDouble long_log(double x) {
    int exponent = 0;
    double mantissa = __builtin_frexp(x, &exponent);  // exact
    if (mantissa < 0x1.6a09e667f3bcdp-1) {            // now between sqrt(1/2) and sqrt(2)
        mantissa *= 2;
        --exponent;
    }
    // log m = 2 atanh(f) = 2 f + 2/3 f^3 + 2/5 f^5 ... with f = (m - 1) / (m + 1); the terms from f^5 on are
    // so small that a double holds them.
    const Lane<double> one(1.0), difference = Lane<double>(mantissa) - one,
                                 sum = Lane<double>(mantissa) + one;
    const Lane<double> rest_of_sum = Lane<double>(mantissa) - (sum - one);
    const Lane<double> quotient = difference / sum;
    const Lane<double> remainder = fma(-quotient, rest_of_sum, fma(-quotient, sum, difference));
    const DoubleDouble f(quotient, remainder / sum);
    const DoubleDouble square = f * f;
    Lane<double> tail(2.0 / 27);
    for (int term = 25; term >= 5; term -= 2) tail = fma(tail, square.high, Lane<double>(2.0 / term));
    const Lane<double> fifth = square.high * square.high * f.high;
    const DoubleDouble two_thirds(Lane<double>(2.0 / 3), Lane<double>(0x1.5555555555555p-55));
    DoubleDouble cubic = square * f * two_thirds;
    cubic.low = fma(fifth, tail, cubic.low);
    const DoubleDouble log_of_mantissa = DoubleDouble(f.high + f.high, f.low + f.low) + cubic;

    using Format = FloatFormat<double>;
    const Lane<double> n(static_cast<double>(exponent));
    return DoubleDouble(n * Lane<double>(Format::ln2_high), n * Lane<double>(Format::ln2_low)) +
           log_of_mantissa;
}

}  // namespace detail

/// base^count for base >= 0, by repeated squaring in twice the digits: exact where the result is a double.
constexpr double power(double base, std::uint64_t count) {
    detail::DoubleDouble result(1), factor(base);
    while (true) {
        if (count % 2 == 1) result = result * factor;
        count /= 2;
        if (count == 0) break;
        factor = factor * factor;
    }
    const double value = result.high.value;
    const bool has_overflowed = value != value;  // an infinite product leaves no number as its rest
    return has_overflowed ? base * std::numeric_limits<double>::infinity() : value;
}

/// base^exponent for base >= 0, within 1 ulp, for exponents of any size and sign; whole ones as above.
inline double power(double base, double exponent) {
    using Format = detail::FloatFormat<double>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const bool is_whole = exponent >= 0 && exponent < 0x1p53 && exponent == __builtin_floor(exponent);
    if (is_whole) return power(base, static_cast<std::uint64_t>(exponent));
    if (base == 0) return exponent > 0 ? 0 : infinity;
    const detail::DoubleDouble product = detail::long_log(base) * detail::DoubleDouble(exponent);
    if (product.high.value > Format::exp_highest) return infinity;
    if (product.high.value < Format::exp_lowest) return 0;
    const auto [n, p] = detail::exp_parts(product.high);
    return detail::join(detail::ExpParts<Lane<double>>{n, fma(p + Lane<double>(1.0), product.low, p)}).value;
}

}  // namespace staticnn
