// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace staticnn {

/// How far `value` is from `exact`, in units of the last place that a T has there.
template <class T>
double ulps(T value, long double exact) {
    if (static_cast<long double>(value) == exact) return 0;
    if (std::isinf(value) && value == static_cast<T>(exact)) return 0;
    const T rounded = std::abs(static_cast<T>(exact));
    const T neighbour = std::isinf(rounded) ? std::numeric_limits<T>::max() : rounded;
    const T below = std::nextafter(neighbour, T(0)), above = std::nextafter(neighbour, 2 * neighbour + 1);
    const long double unit = std::isinf(above) ? static_cast<long double>(neighbour) - below
                                               : static_cast<long double>(above) - neighbour;
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / unit);
}

/// Calls visit(x) for about `count` positive numbers from `first` to `last`, spread evenly over the bit
/// patterns: over all exponents, with odd mantissas.
template <class T, class Visit>
void for_each_number(T first, T last, std::uint64_t count, const Visit& visit) {
    using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    const Bits low = std::bit_cast<Bits>(first), high = std::bit_cast<Bits>(last);
    const Bits step = static_cast<Bits>((high - low) / count) | 1;
    for (Bits bits = low; bits <= high && bits >= low; bits = static_cast<Bits>(bits + step))
        visit(std::bit_cast<T>(bits));
    visit(last);
}

}  // namespace staticnn
