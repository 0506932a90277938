// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/normal.hpp"
#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// Normal with variance 2 / in after truncation at two standard deviations, as Keras' HeNormal.
/// Source: He et al., Delving Deep into Rectifiers, 2015.
struct HeNormal {
    static double value(const RandomStream& stream, Index element, Fans fans) {
        // The normal distribution below -2, and the standard deviation that truncation at +-2 leaves of 1.
        constexpr double below = 0.022750131948179207;
        constexpr double deviation = 0.87962566103423978;
        const double scale = __builtin_sqrt(2.0 / static_cast<double>(fans.in)) / deviation;
        const Lane<double> probability =
            fma(Lane<double>(uniform(stream, element)), Lane<double>(1 - 2 * below), Lane<double>(below));
        return normal_quantile(probability.value) * scale;
    }
};

}  // namespace staticnn
