// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstdint>

namespace staticnn {

namespace detail {

/// A sum and what rounding took from it (Knuth).
struct SumWithError {
    double sum;
    double error;

    constexpr SumWithError(double a, double b) : sum(a + b), error(0) {
        const double part = sum - a;
        error = (a - (sum - part)) + (b - part);
    }
};

/// a + b; where that is not exact, of the two neighbouring numbers the one whose last bit is set. It can be
/// rounded again to a few bits less without going wrong.
constexpr double sum_to_odd(double a, double b) {
    const SumWithError exact(a, b);
    auto bits = std::bit_cast<std::uint64_t>(exact.sum);
    const bool is_finite = exact.sum - exact.sum == 0;
    if (!is_finite || exact.error == 0 || bits % 2 != 0) return exact.sum;
    bits += (exact.error > 0) == (exact.sum > 0) ? std::uint64_t{1} : ~std::uint64_t{0};
    return std::bit_cast<double>(bits);
}

/// A product and what rounding took from it (Dekker, with Veltkamp's halves).
struct ProductWithError {
    double product;
    double error;

    constexpr ProductWithError(double a, double b) : product(a * b), error(0) {
        const double a_high = high_half(a), a_low = a - a_high;
        const double b_high = high_half(b), b_low = b - b_high;
        error = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
    }

private:
    static constexpr double high_half(double x) {
        const double large = x * 0x1.0000002p27;
        return large - (large - x);
    }
};

}  // namespace detail

/// a * b + c, rounded once, from ordinary arithmetic: for constant expressions of compilers whose own
/// function is none.
constexpr float exact_fma(float a, float b, float c) {
    const double product = static_cast<double>(a) * static_cast<double>(b);  // exact
    return static_cast<float>(detail::sum_to_odd(product, static_cast<double>(c)));
}
/// As long as no product overflows or is denormal. Source: Boldo, Melquiond, Emulation of FMA and Correctly
/// Rounded Sums: Proved Algorithms Using Rounding to Odd, 2008.
constexpr double exact_fma(double a, double b, double c) {
    const detail::ProductWithError product(a, b);
    const detail::SumWithError low(c, product.error);
    const detail::SumWithError high(product.product, low.sum);
    return high.sum + detail::sum_to_odd(low.error, high.error);
}

}  // namespace staticnn
