// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>

#include "staticnn/core/members.hpp"

namespace staticnn {

/// Base of the metrics that are a share of right answers.
struct Share {
    std::uint64_t correct = 0;
    std::uint64_t samples = 0;

    void count(bool is_correct) {
        correct += is_correct;
        ++samples;
    }

    /// NaN before the first sample.
    double value() const {
        if (samples == 0) return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(correct) / static_cast<double>(samples);
    }

    static constexpr auto members() {
        return describe(member<"correct">(&Share::correct), member<"samples">(&Share::samples));
    }
};

}  // namespace staticnn
