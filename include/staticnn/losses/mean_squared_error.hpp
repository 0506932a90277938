// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of (y - target)^2.
struct MeanSquaredError : MeanOverOutputs<MeanSquaredError> {
    static constexpr FixedString name = "MeanSquaredError";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        const V difference = output - target;
        return difference * difference;
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        const V difference = output - target;
        return difference + difference;
    }
};

}  // namespace staticnn
