// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/exp_minus_one.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = scale x for x > 0, else scale alpha (e^x - 1), with the two numbers that keep mean 0 and variance 1
/// from layer to layer. Weights start by LecunNormal.
/// Source: Klambauer et al., Self-Normalizing Neural Networks, 2017.
struct Selu {
    static constexpr FixedString name = "Selu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        return select(x > V(T(0)), x * V(T(scale)), exp_minus_one(x) * V(T(lowest)));
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        return dy * select(y > V(T(0)), V(T(scale)), y + V(T(lowest)));
    }

private:
    static constexpr double scale = 1.0507009873554805;
    static constexpr double lowest = 1.7580993408473769;  // scale * alpha, alpha = 1.6732632423543772
};

}  // namespace staticnn
