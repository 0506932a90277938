// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/variance_scaling.hpp"

namespace staticnn {

/// Uniform in [-limit, limit) with limit = sqrt(6 / (in + out)). The default of kernels, as in Keras.
/// Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks,
/// 2010.
struct GlorotUniform : VarianceScaling<1, FanMode::average, ScaledDistribution::uniform> {};

}  // namespace staticnn
