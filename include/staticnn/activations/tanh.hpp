// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/tanh.hpp"

namespace staticnn {

/// y = tanh(x), within 7 ulp for float and 3 for double.
struct Tanh {
    static constexpr FixedString name = "Tanh";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return tanh(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return dy * fma(-y, y, V(typename V::Scalar(1)));
    }
};

}  // namespace staticnn
