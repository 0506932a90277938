// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/sign.hpp"

namespace staticnn {

/// y = x / (1 + |x|).
struct Softsign {
    static constexpr FixedString name = "Softsign";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        const V number = finite(x);
        return number / (V(typename V::Scalar(1)) + absolute(number));
    }
    /// f'(x) = 1 / (1 + |x|)^2 = (1 - |y|)^2.
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        const V rest = V(typename V::Scalar(1)) - absolute(y);
        return dy * (rest * rest);
    }
};

}  // namespace staticnn
