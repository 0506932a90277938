// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Normal with variance 1 / in after truncation at two standard deviations, as in Keras. What Selu expects.
/// Source: LeCun et al., Efficient BackProp, 1998.
struct LecunNormal : VarianceScaling<1, FanMode::in, ScaledDistribution::truncated_normal> {};

}  // namespace staticnn
