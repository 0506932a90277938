// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>

#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// A number as template argument: `Dropout<0.2>`, `Dropout<0.2f>` and `Dropout<0>` all work, and the first
/// two are one type. The value is mantissa / 10^decimals with the fewest decimals that give back the number.
struct Decimal {
    std::uint64_t mantissa = 0;
    Index decimals = 0;
    bool is_negative = false;
    bool is_valid = true;  ///< false for NaN, for what is 1e9 or larger, and for what no short decimal gives

    template <class Number>
        requires std::integral<Number> || std::floating_point<Number>
    consteval Decimal(Number number) {
        if constexpr (!std::unsigned_integral<Number>) {
            is_negative = number < Number(0);
            if (is_negative) number = -number;
        }
        if (!(number < Number(1e9))) {
            is_valid = false;
            return;
        }
        long double scale = 1;
        for (decimals = 0; decimals <= max_decimals; ++decimals, scale *= 10) {
            const long double scaled = static_cast<long double>(number) * scale;
            if (scaled >= 1e18L) break;
            mantissa = static_cast<std::uint64_t>(scaled + 0.5L);
            if (static_cast<Number>(magnitude()) == number) return;
        }
        is_valid = false;
    }

    constexpr double value() const { return is_negative ? -magnitude() : magnitude(); }
    template <class T>
    constexpr T as() const {
        return static_cast<T>(value());
    }

    constexpr bool operator==(const Decimal&) const = default;

private:
    static constexpr Index max_decimals = 27;  // 10^27 is exact in a long double

    /// Rounded once, wherever both numbers are exact in a double, which they are for 15 digits. A long double
    /// is not as long on every processor, and would be rounded twice.
    constexpr double magnitude() const {
        long double scale = 1;
        for (Index i = 0; i < decimals; ++i) scale *= 10;
        if (mantissa < std::uint64_t{1} << 53 && decimals <= 22)
            return static_cast<double>(mantissa) / static_cast<double>(scale);
        return static_cast<double>(static_cast<long double>(mantissa) / scale);
    }
};

/// The number as decimal text: "0.2".
template <Decimal Number>
constexpr auto text_of_decimal() {
    if constexpr (Number.is_negative) {
        constexpr Decimal magnitude = [] {
            Decimal number = Number;
            number.is_negative = false;
            return number;
        }();
        return FixedString("-") + text_of_decimal<magnitude>();
    } else if constexpr (Number.decimals == 0) {
        return text_of<Number.mantissa>();
    } else {
        constexpr Index digits = detail::digits_of(Number.mantissa);
        constexpr Index whole = digits > Number.decimals ? digits - Number.decimals : 1;
        FixedString<whole + 1 + Number.decimals> text;
        std::uint64_t rest = Number.mantissa;
        for (Index i = whole + Number.decimals + 1; i-- > 0;) {
            if (i == whole) {
                text.characters[i] = '.';
            } else {
                text.characters[i] = static_cast<char>('0' + rest % 10);
                rest /= 10;
            }
        }
        return text;
    }
}

}  // namespace staticnn
