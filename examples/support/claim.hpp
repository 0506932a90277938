// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>

namespace support {

/// What a program promises of its result: the largest or the smallest value that it may have.
struct Claim {
    const char* name;
    enum { at_most, at_least } side;
    double bound;

    std::string text() const {
        char number[32];
        std::snprintf(number, sizeof number, "%g", bound);
        return std::string(name) + (side == at_most ? " is at most " : " is at least ") + number;
    }

    /// Prints the claim and the value, as "name=value". Throws std::runtime_error when the claim is missed,
    /// by a NaN as well.
    void check(double value) const {
        std::printf("claim: %s\n%s=%.4f\n", text().c_str(), name, value);
        if (side == at_most ? value <= bound : value >= bound) return;
        throw std::runtime_error("the claim is missed: expected that " + text() + ", found " +
                                 std::to_string(value));
    }
};

}  // namespace support
