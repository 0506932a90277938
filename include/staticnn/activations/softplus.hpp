// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/exp_minus_one.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/log_one_plus.hpp"
#include "staticnn/core/sign.hpp"

namespace staticnn {

/// y = log(1 + e^x), computed as max(0, x) + log(1 + e^-|x|), which cannot overflow.
struct Softplus {
    static constexpr FixedString name = "Softplus";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return max(V(typename V::Scalar(0)), x) + log_one_plus(exp(-absolute(x)));
    }
    /// f'(x) = 1 / (1 + e^-x) = 1 - e^-y.
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return dy * -exp_minus_one(-y);
    }
};

}  // namespace staticnn
