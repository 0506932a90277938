// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>

#include "staticnn/concepts/metric.hpp"

namespace staticnn {

/// The share of samples whose largest output is that of their label; the first of equal outputs counts, as in
/// Keras.
struct Accuracy {
    static constexpr FixedString name = "accuracy";
    static constexpr TargetKind target_kind = TargetKind::labels;

    std::uint64_t correct = 0;
    std::uint64_t samples = 0;

    template <class Row>
    void add(const Row& output, Index label) {
        Index best = 0;
        for (Index column = 1; column < output.columns(); ++column)
            if (output[column] > output[best]) best = column;
        correct += best == label;
        ++samples;
    }

    /// NaN before the first sample.
    double value() const {
        if (samples == 0) return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(correct) / static_cast<double>(samples);
    }

    static constexpr auto members() {
        return describe(member<"correct">(&Accuracy::correct), member<"samples">(&Accuracy::samples));
    }
};

}  // namespace staticnn
