// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/random_normal.hpp"
#include "staticnn/core/uniform.hpp"

namespace staticnn {

/// What VarianceScaling divides by.
enum class FanMode { in, out, average };

/// The distribution that VarianceScaling draws from; each has the same variance.
enum class ScaledDistribution { truncated_normal, normal, uniform };

/// Mean 0 and variance Scale / fan. Defaults as in Keras; the usual initializers are special cases of it.
/// A uniform distribution is drawn in [-limit, limit) with limit = sqrt(3 Scale / fan), a truncated normal
/// one is cut off at two of its standard deviations before that, and widened so that the variance is that of
/// the name.
template <Decimal Scale = 1, FanMode Mode = FanMode::in,
          ScaledDistribution Distribution = ScaledDistribution::truncated_normal>
struct VarianceScaling {
    static_assert(Scale.is_valid && Scale.value() > 0,
                  "staticnn: the scale of 'VarianceScaling' is a number above 0");

    static double value(const RandomStream& stream, Index element, Fans fans) {
        if constexpr (Distribution == ScaledDistribution::uniform)
            return (2 * uniform(stream, element) - 1) * __builtin_sqrt(3 * Scale.value() / fan(fans));
        else if constexpr (Distribution == ScaledDistribution::normal)
            return standard_normal(stream, element) * __builtin_sqrt(Scale.value() / fan(fans));
        else
            return truncated_normal(stream, element) *
                   (__builtin_sqrt(Scale.value() / fan(fans)) / truncated_normal_deviation);
    }

private:
    static double fan(Fans fans) {
        const auto in = static_cast<double>(fans.in), out = static_cast<double>(fans.out);
        switch (Mode) {
            case FanMode::in:
                return in;
            case FanMode::out:
                return out;
            default:
                return (in + out) / 2;
        }
    }
};

}  // namespace staticnn
