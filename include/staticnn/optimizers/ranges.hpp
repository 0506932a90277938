// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include "staticnn/core/expect.hpp"

/// Refusals of an optimizer's numbers: "Adam's beta_1 is expected to be at least 0 and below 1, found 1".
namespace staticnn::detail {

inline std::string member_of(std::string_view optimizer, std::string_view member) {
    return std::string(optimizer) + "'s " + std::string(member);
}

/// How much of a running mean stays.
inline void expect_decay(std::string_view optimizer, std::string_view member, double value) {
    expect(value >= 0 && value < 1, member_of(optimizer, member), "at least 0 and below 1", value);
}

inline void expect_positive(std::string_view optimizer, std::string_view member, double value) {
    expect(value > 0, member_of(optimizer, member), "above 0", value);
}

inline void expect_not_negative(std::string_view optimizer, std::string_view member, double value) {
    expect(value >= 0, member_of(optimizer, member), "at least 0", value);
}

}  // namespace staticnn::detail
