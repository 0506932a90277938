// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/exact_fma.hpp"

namespace staticnn {

/// One number with the arithmetic of a pack: every operation is rounded once and nothing is contracted,
/// whatever the compiler's flags. Formulas (activations, optimizers, elementary functions) are templates over
/// a value type that is either `Lane` or `kernels::Pack`.
template <class T>
struct Lane {
    using Scalar = T;
    using Mask = bool;
    using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

    T value{};

    constexpr Lane() = default;
    constexpr explicit Lane(T number) : value(number) {}

    friend constexpr Lane operator+(Lane a, Lane b) { return Lane(a.value + b.value); }
    friend constexpr Lane operator-(Lane a, Lane b) { return Lane(a.value - b.value); }
    friend constexpr Lane operator-(Lane a) { return Lane(-a.value); }
    friend constexpr Lane operator*(Lane a, Lane b) {
#if defined(__clang__)
#pragma clang fp contract(off)
        return Lane(a.value * b.value);
#else
        return Lane(__builtin_assoc_barrier(a.value * b.value));
#endif
    }
    friend constexpr Lane operator/(Lane a, Lane b) { return Lane(a.value / b.value); }

    friend constexpr bool operator<(Lane a, Lane b) { return a.value < b.value; }
    friend constexpr bool operator>(Lane a, Lane b) { return a.value > b.value; }
    friend constexpr bool operator==(Lane a, Lane b) { return a.value == b.value; }

    /// a * b + c, rounded once.
    friend constexpr Lane fma(Lane a, Lane b, Lane c) {
#if defined(__clang__)
        if (std::is_constant_evaluated()) return Lane(exact_fma(a.value, b.value, c.value));
#endif
        if constexpr (sizeof(T) == 4)
            return Lane(__builtin_fmaf(a.value, b.value, c.value));
        else
            return Lane(__builtin_fma(a.value, b.value, c.value));
    }
    friend constexpr Lane sqrt(Lane a) {
        if constexpr (sizeof(T) == 4)
            return Lane(__builtin_sqrtf(a.value));
        else
            return Lane(__builtin_sqrt(a.value));
    }
    /// a > b ? a : b, so that `max(limit, x)` keeps a NaN in x.
    friend constexpr Lane max(Lane a, Lane b) { return a.value > b.value ? a : b; }
    /// a < b ? a : b, so that `min(limit, x)` keeps a NaN in x.
    friend constexpr Lane min(Lane a, Lane b) { return a.value < b.value ? a : b; }
    friend constexpr Lane select(bool condition, Lane a, Lane b) { return condition ? a : b; }

    friend constexpr Lane bits_and(Lane a, Bits mask) { return from_bits(a.bits() & mask); }
    friend constexpr Lane bits_or(Lane a, Bits mask) { return from_bits(a.bits() | mask); }
    friend constexpr Lane bits_xor(Lane a, Lane b) { return from_bits(a.bits() ^ b.bits()); }
    friend constexpr Lane bits_left(Lane a, int count) { return from_bits(a.bits() << count); }
    friend constexpr Lane bits_right(Lane a, int count) { return from_bits(a.bits() >> count); }

private:
    constexpr Bits bits() const { return std::bit_cast<Bits>(value); }
    static constexpr Lane from_bits(Bits bits) { return Lane(std::bit_cast<T>(bits)); }
};

}  // namespace staticnn
