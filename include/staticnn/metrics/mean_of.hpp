// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>

#include "staticnn/concepts/metric.hpp"

namespace staticnn {

/// A loss as a metric: its mean over the samples. In the list of a trainer's options the name of the loss is
/// enough: `MeanAbsoluteError` there is reported as "mean_absolute_error".
template <class Loss>
struct MeanOf {
    static constexpr auto name = snake_case<Loss::name>();
    static constexpr auto spelling = FixedString("MeanOf<") + Loss::name + ">";
    static constexpr TargetKind target_kind = Loss::target_kind;

    double sum = 0;
    std::uint64_t samples = 0;

    template <class Row>
    void add(const Row& output, const Row& target) {
        sum += static_cast<double>(Loss::forward(output, target));
        ++samples;
    }

    /// NaN before the first sample.
    double value() const {
        if (samples == 0) return std::numeric_limits<double>::quiet_NaN();
        return sum / static_cast<double>(samples);
    }

    static constexpr auto members() {
        return describe(member<"sum">(&MeanOf::sum), member<"samples">(&MeanOf::samples));
    }
};

}  // namespace staticnn
