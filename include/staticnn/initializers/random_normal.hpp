// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/random_normal.hpp"

namespace staticnn {

/// Normal with this mean and standard deviation. Defaults as in Keras.
template <Decimal Mean = 0, Decimal Stddev = 0.05>
struct RandomNormal {
    static_assert(Mean.is_valid && Stddev.is_valid && Stddev.value() > 0,
                  "staticnn: 'RandomNormal' has a mean and a standard deviation above 0");

    static double value(const RandomStream& stream, Index element, Fans) {
        constexpr Lane<double> mean(Mean.value()), deviation(Stddev.value());
        return fma(Lane<double>(standard_normal(stream, element)), deviation, mean).value;
    }
};

}  // namespace staticnn
