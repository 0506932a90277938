// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/elementary.hpp"

namespace staticnn::detail {

/// From `start` at 0 to `end` at 1 along half a cosine.
inline double half_cosine(double start, double end, double share) {
    const Lane<double> half((start - end) * 0.5);
    return (half * Lane<double>(1 + cos_pi(share)) + Lane<double>(end)).value;
}

}  // namespace staticnn::detail
