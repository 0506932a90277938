// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// Of the values that are finite.
struct Histogram {
    double min = 0, max = 0, count = 0, sum = 0, sum_squares = 0;
    std::vector<double>
        limits;  ///< bucket i ends there, and begins where the one before ends, the first at min
    std::vector<double> buckets;  ///< how many values each has
};

struct NamedHistogram {
    std::string name;
    Histogram histogram;
};

/// 30 buckets of one width from the least to the largest value, as those of `tf.summary.histogram`; one where
/// all values are the same, none where no value is finite.
template <class T>
Histogram histogram_of(const std::vector<T>& values) {
    constexpr Index count = 30;
    Histogram histogram;
    for (const T element : values) {
        const double value = static_cast<double>(element);
        if (!std::isfinite(value)) continue;
        histogram.min = histogram.count == 0 ? value : std::min(histogram.min, value);
        histogram.max = histogram.count == 0 ? value : std::max(histogram.max, value);
        histogram.count += 1;
        histogram.sum += value;
        histogram.sum_squares += value * value;
    }
    if (histogram.count == 0) return histogram;
    // Halved, so that the range of the largest doubles is no infinity.
    const double half_width = histogram.max / 2 - histogram.min / 2;
    if (half_width == 0) {
        histogram.limits = {histogram.max};
        histogram.buckets = {histogram.count};
        return histogram;
    }
    histogram.buckets.resize(count);
    for (Index i = 1; i < count; ++i)
        histogram.limits.push_back(histogram.min + half_width * (2 * static_cast<double>(i) / double{count}));
    histogram.limits.push_back(histogram.max);
    for (const T element : values) {
        const double value = static_cast<double>(element);
        if (!std::isfinite(value)) continue;
        const double share = (value / 2 - histogram.min / 2) / half_width;
        histogram.buckets[std::min(static_cast<Index>(share * double{count}), count - 1)] += 1;
    }
    return histogram;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
