// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/sign.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of |y - target|. The gradient where both are equal is 0, as in Keras and
/// PyTorch.
struct MeanAbsoluteError : MeanOverOutputs<MeanAbsoluteError> {
    static constexpr FixedString name = "MeanAbsoluteError";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        return absolute(output - target);
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        return sign_of(output - target);
    }
};

}  // namespace staticnn
