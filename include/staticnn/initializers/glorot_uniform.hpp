// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// Uniform in [-limit, limit) with limit = sqrt(6 / (in + out)). The default of kernels, as in Keras.
/// Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks,
/// 2010.
struct GlorotUniform {
    static double value(const RandomStream& stream, Index element, Fans fans) {
        const double limit = __builtin_sqrt(6.0 / static_cast<double>(fans.in + fans.out));
        return (2 * uniform(stream, element) - 1) * limit;
    }
};

}  // namespace staticnn
