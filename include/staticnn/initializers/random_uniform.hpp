// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// Uniform in [Min, Max). Defaults as in Keras.
template <Decimal Min = -0.05, Decimal Max = 0.05>
struct RandomUniform {
    static_assert(Min.is_valid && Max.is_valid && Min.value() < Max.value(),
                  "staticnn: the limits of 'RandomUniform' are two numbers, the lower one first");

    static double value(const RandomStream& stream, Index element, Fans) {
        constexpr Lane<double> width(Max.value() - Min.value()), lowest(Min.value());
        return fma(Lane<double>(uniform(stream, element)), width, lowest).value;
    }
};

}  // namespace staticnn
