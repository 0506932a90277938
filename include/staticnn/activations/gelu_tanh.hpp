// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/logistic.hpp"

namespace staticnn {

/// y = x (1 + tanh(u)) / 2 with u = sqrt(2 / pi) (x + 0.044715 x^3), computed as x / (1 + e^(-2 u)): Gelu
/// with Keras' `approximate=True`. Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
struct GeluTanh {
    static constexpr FixedString name = "GeluTanh";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::input;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        const V slope = fma(x * x, V(T(cubic)), V(T(linear)));
        return not_minus_infinity(x) * logistic(x * slope);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& x) {
        using T = typename V::Scalar;
        // Out there one of `share` and 1 - share is 0; the square of x must not overflow.
        const V near = clip(x, T(-saturation), T(saturation));
        const V square = near * near;
        const V exponent = near * fma(square, V(T(cubic)), V(T(linear)));
        const V slope = fma(square, V(T(3 * cubic)), V(T(linear)));
        const V share = logistic(exponent);
        return dy * fma(near * slope * share, logistic(-exponent), share);
    }

private:
    static constexpr double linear = 1.5957691216057308;  // 2 sqrt(2 / pi)
    static constexpr double cubic = 0.07135481627260025;  // 0.044715 of it
    static constexpr double saturation = 50;
};

}  // namespace staticnn
