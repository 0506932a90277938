// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Uniform in [-limit, limit) with limit = sqrt(6 / in).
/// Source: He et al., Delving Deep into Rectifiers, 2015.
struct HeUniform : VarianceScaling<2, FanMode::in, ScaledDistribution::uniform> {};

}  // namespace staticnn
