// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"

namespace staticnn {

/// One of `values` after the other: the first up to boundaries[0] updates, the last after the last boundary.
/// A boundary belongs to the piece on its left. As Keras 3's PiecewiseConstantDecay. Neither list has a
/// default: `Adam<PiecewiseConstant>{.learning_rate = {.boundaries = {1000}, .values = {0.01, 0.001}}}`.
struct PiecewiseConstant {
    static constexpr FixedString name = "PiecewiseConstant";

    std::vector<double> boundaries;
    std::vector<double> values;

    /// NaN while there is no value for each piece.
    double rate(std::uint64_t updates) const {
        if (values.size() != boundaries.size() + 1) return std::numeric_limits<double>::quiet_NaN();
        const auto boundary =
            std::lower_bound(boundaries.begin(), boundaries.end(), static_cast<double>(updates));
        return values[static_cast<Index>(boundary - boundaries.begin())];
    }

    /// Throws ArgumentError when boundaries do not grow, or when there is not one value more than boundaries.
    void validate() const {
        expect(values.size() == boundaries.size() + 1, "the number of PiecewiseConstant's values",
               text_of_number(static_cast<double>(boundaries.size() + 1)) + ", one more than boundaries",
               static_cast<double>(values.size()));
        double above = -1;
        for (const double boundary : boundaries) {
            expect(boundary > above, "each of PiecewiseConstant's boundaries",
                   above < 0 ? "at least 0" : "above the one before it", boundary);
            above = boundary;
        }
        for (const double value : values)
            expect(value >= 0, "each of PiecewiseConstant's values", "at least 0", value);
    }

    static constexpr auto members() {
        using Self = PiecewiseConstant;
        return describe(setting<"boundaries">(&Self::boundaries), setting<"values">(&Self::values));
    }
};

}  // namespace staticnn
