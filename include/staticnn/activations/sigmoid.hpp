// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/logistic.hpp"

namespace staticnn {

/// y = 1 / (1 + e^-x), within 3 ulp.
struct Sigmoid {
    static constexpr FixedString name = "Sigmoid";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;
    static constexpr bool is_logistic = true;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return logistic(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return dy * (y * (V(typename V::Scalar(1)) - y));
    }
};

}  // namespace staticnn
