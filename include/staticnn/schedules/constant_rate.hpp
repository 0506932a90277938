// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"

namespace staticnn {

/// The same rate at every step, until somebody sets another: `trainer.set_learning_rate` or
/// ReduceLrOnPlateau. Written as a plain number: `Adam<>{.learning_rate = 0.001}`.
struct ConstantRate {
    static constexpr FixedString name = "ConstantRate";

    double value = 0.001;

    constexpr ConstantRate() = default;
    constexpr ConstantRate(double learning_rate) : value(learning_rate) {}

    double rate(std::uint64_t) const { return value; }

    /// Throws ArgumentError when the rate is negative, 1e9 or more, or not a number.
    void validate() const {
        expect(value >= 0 && value < 1e9, "learning_rate", "at least 0 and below 1e9", value);
    }

    static constexpr auto members() { return describe(setting<"value">(&ConstantRate::value)); }
};

}  // namespace staticnn
