// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>

namespace support {

namespace detail {

/// CLI11's own checks of this kind name the largest double, digit by digit.
template <class Condition>
CLI::Validator number_check(const std::string& rule, const Condition& holds) {
    return CLI::Validator(
        [rule, holds](const std::string& text) {
            char* end = nullptr;
            const double value = std::strtod(text.c_str(), &end);
            const bool is_number = !text.empty() && *end == '\0';
            return is_number && holds(value) ? std::string()
                                             : "expected a number " + rule + ", found '" + text + "'";
        },
        rule);
}

}  // namespace detail

inline CLI::Validator at_least_zero() {
    return detail::number_check("at least 0", [](double value) { return value >= 0; });
}
inline CLI::Validator above_zero() {
    return detail::number_check("above 0", [](double value) { return value > 0; });
}

}  // namespace support
