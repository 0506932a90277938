// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// A number with the fewest digits that give it back; a NaN without the sign that it may have.
inline std::string text_of_number(double value) {
    if (value != value) return "nan";
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return {digits, end};
}

/// The same for a message, in which neither a whole number nor a usual rate has an exponent: 1000000 and not
/// 1e+06, 0.0002 and not 2e-04.
inline std::string text_for_message(double value) {
    const double size = value < 0 ? -value : value;
    if (size >= 1e-4 && size < 1) {
        char digits[32];
        const auto [end, error] =
            std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
        return {digits, end};
    }
    constexpr double exact = 9007199254740992;  // 2^53: whole numbers up to there are what they seem
    if (!(value >= -exact && value <= exact) || value != static_cast<double>(static_cast<long long>(value)))
        return text_of_number(value);
    return std::to_string(static_cast<long long>(value));
}

/// Throws ArgumentError "`name` is expected to be `rule`, found `value`" unless the condition holds.
inline void expect(bool condition, std::string_view name, std::string_view rule, double value) {
    if (condition) return;
    throw ArgumentError(std::string(name) + " is expected to be " + std::string(rule) + ", found " +
                        text_for_message(value));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
