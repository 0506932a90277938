// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/hard_sigmoid.hpp"

namespace staticnn {

/// y = x HardSigmoid(x), also called HardSwish. The gradient is 0 at -3 and 1 at 3, those of the straight
/// parts. Source: Howard et al., Searching for MobileNetV3, 2019.
struct HardSilu {
    static constexpr FixedString name = "HardSilu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::input;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return not_minus_infinity(x) * HardSigmoid::apply(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& x) {
        const V share = HardSigmoid::apply(x);
        return dy * (share + HardSigmoid::gradient(x, share));
    }
};

}  // namespace staticnn
