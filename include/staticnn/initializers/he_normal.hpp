// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Normal with variance 2 / in after truncation at two standard deviations, as Keras' HeNormal.
/// Source: He et al., Delving Deep into Rectifiers, 2015.
struct HeNormal : VarianceScaling<2, FanMode::in, ScaledDistribution::truncated_normal> {};

}  // namespace staticnn
