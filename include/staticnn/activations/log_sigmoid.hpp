// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/softplus.hpp"

namespace staticnn {

/// y = log(1 / (1 + e^-x)), which is -Softplus(-x).
struct LogSigmoid {
    static constexpr FixedString name = "LogSigmoid";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return -Softplus::apply(-x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return Softplus::gradient(dy, -y);
    }
};

}  // namespace staticnn
