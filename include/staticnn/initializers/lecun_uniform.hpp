// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Uniform in [-limit, limit) with limit = sqrt(3 / in).
/// Source: LeCun et al., Efficient BackProp, 1998.
struct LecunUniform : VarianceScaling<1, FanMode::in, ScaledDistribution::uniform> {};

}  // namespace staticnn
