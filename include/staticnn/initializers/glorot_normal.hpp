// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Normal with variance 2 / (in + out) after truncation at two standard deviations, as in Keras.
/// Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks,
/// 2010.
struct GlorotNormal : VarianceScaling<1, FanMode::average, ScaledDistribution::truncated_normal> {};

}  // namespace staticnn
