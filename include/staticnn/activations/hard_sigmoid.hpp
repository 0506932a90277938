// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/clipped.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = min(1, max(0, x / 6 + 1/2)), as in Keras 3 and PyTorch (Keras 2: x / 5). The gradient at -3 and 3 is
/// 0.
struct HardSigmoid {
    static constexpr FixedString name = "HardSigmoid";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        return clip(x + V(T(3)), T(0), T(6)) / V(T(6));  // exactly 0 and 1 at the limits
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        return detail::Clipped<0, 1>::gradient(dy / V(T(6)), y);
    }
};

}  // namespace staticnn
