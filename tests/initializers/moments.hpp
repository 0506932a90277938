// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <limits>

#include "staticnn/concepts/initializer.hpp"

namespace staticnn {

struct Moments {
    double mean = 0;
    double variance = 0;
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -std::numeric_limits<double>::infinity();
};

/// Over 100,000 values: the mean has a deviation of 0.003 times that of one value.
template <ElementInitializer Type>
Moments moments_of(Fans fans) {
    constexpr Index count = 100'000;
    const RandomStream stream{11, Purpose::initialization, 2, 0};
    Moments moments;
    for (Index element = 0; element < count; ++element) {
        const double value = Type::value(stream, element, fans);
        moments.mean += value / count;
        moments.variance += value * value / count;
        moments.smallest = std::min(moments.smallest, value);
        moments.largest = std::max(moments.largest, value);
    }
    moments.variance -= moments.mean * moments.mean;
    return moments;
}

}  // namespace staticnn
