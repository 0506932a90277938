// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/normal_distribution.hpp"

namespace staticnn {

/// y = x Phi(x), Phi being the standard normal distribution, (1 + erf(x / sqrt(2))) / 2. GeluTanh is its
/// approximation. Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
struct Gelu {
    static constexpr FixedString name = "Gelu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::input;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return not_minus_infinity(x) * normal_distribution(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& x) {
        return dy * fma(finite(x), normal_density(x), normal_distribution(x));
    }
};

}  // namespace staticnn
