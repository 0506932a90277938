// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = max(0, x). The gradient at 0 is 0, as in Keras and PyTorch; NaN stays NaN.
struct Relu {
    static constexpr FixedString name = "Relu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::sign_of_output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return max(V(typename V::Scalar(0)), x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return select(y > V(typename V::Scalar(0)), dy, V(typename V::Scalar(0)));
    }
};

}  // namespace staticnn
