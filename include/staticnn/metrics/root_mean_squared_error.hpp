// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/metrics/mean_of.hpp"

namespace staticnn {

/// The root of the mean over samples and outputs of (y - target)^2: an error in the unit of the targets.
struct RootMeanSquaredError : MeanOf<MeanSquaredError> {
    static constexpr FixedString name = "root_mean_squared_error";
    static constexpr FixedString spelling = "RootMeanSquaredError";

    double value() const { return __builtin_sqrt(MeanOf::value()); }
};

}  // namespace staticnn
