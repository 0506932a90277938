// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>

#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// A non-negative number as template argument: `Dropout<0.2>`, `Dropout<0.2f>` and `Dropout<0>` all work, and
/// the first two are one type. The value is mantissa / 10^decimals with the fewest decimals that give back
/// the number.
struct Decimal {
    std::uint64_t mantissa = 0;
    Index decimals = 0;
    bool is_valid = true;  ///< false for negative numbers, NaN, and what has more than 15 significant digits

    template <class Number>
        requires std::integral<Number> || std::floating_point<Number>
    consteval Decimal(Number number) {
        if (!(number >= Number(0)) || !(number < Number(1e9))) {
            is_valid = false;
            return;
        }
        double scale = 1;
        for (decimals = 0; decimals <= 15; ++decimals, scale *= 10) {
            const double scaled = static_cast<double>(number) * scale;
            if (scaled >= 1e15) break;
            mantissa = static_cast<std::uint64_t>(scaled + 0.5);
            if (static_cast<Number>(static_cast<double>(mantissa) / scale) == number) return;
        }
        is_valid = false;
    }

    constexpr double value() const {
        double scale = 1;
        for (Index i = 0; i < decimals; ++i) scale *= 10;
        return static_cast<double>(mantissa) / scale;
    }

    constexpr bool operator==(const Decimal&) const = default;
};

/// The number as decimal text: "0.2".
template <Decimal Number>
constexpr auto text_of_decimal() {
    constexpr Index scale = [] {
        Index power = 1;
        for (Index i = 0; i < Number.decimals; ++i) power *= 10;
        return power;
    }();
    constexpr auto whole = text_of<Number.mantissa / scale>();
    if constexpr (Number.decimals == 0) {
        return whole;
    } else {
        // A leading one keeps the zeros behind the point.
        auto fraction = text_of<scale + Number.mantissa % scale>();
        fraction.characters[0] = '.';
        return whole + fraction;
    }
}

}  // namespace staticnn
