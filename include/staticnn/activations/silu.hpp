// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/logistic.hpp"

namespace staticnn {

/// y = x / (1 + e^-x), also called Swish.
/// Source: Elfwing, Uchibe, Doya, Sigmoid-Weighted Linear Units, 2017.
struct Silu {
    static constexpr FixedString name = "Silu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::input;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return not_minus_infinity(x) * logistic(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& x) {
        const V share = logistic(x);
        return dy * fma(finite(x) * share, logistic(-x), share);
    }
};

}  // namespace staticnn
