// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>

#include "staticnn/core/expect.hpp"

/// What a program says of its own results: each is printed as name=value and compared with what is claimed.
namespace support {

namespace detail {

inline void claim(bool holds, const char* name, const char* relation, double value, double limit) {
    std::printf("%s=%.4g\n", name, value);
    if (holds) return;
    throw std::runtime_error(std::string(name) + " is claimed to be " + relation + ' ' +
                             staticnn::text_of_number(limit) + ", found " + staticnn::text_of_number(value));
}

}  // namespace detail

/// Throws std::runtime_error when the claim is missed.
inline void claim_at_least(const char* name, double value, double limit) {
    detail::claim(value >= limit, name, "at least", value, limit);
}
inline void claim_at_most(const char* name, double value, double limit) {
    detail::claim(value <= limit, name, "at most", value, limit);
}

/// The same of what holds or does not: yes or no.
inline void claim_that(const char* name, bool holds) {
    std::printf("%s=%s\n", name, holds ? "yes" : "no");
    if (!holds) throw std::runtime_error(std::string(name) + " is claimed to be yes, found no");
}

}  // namespace support
