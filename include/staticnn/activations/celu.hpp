// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/exp_minus_one.hpp"

namespace staticnn {

/// y = x for x > 0, else Alpha (e^(x / Alpha) - 1): an Elu whose slope has no step at 0, whatever Alpha is.
/// Source: Barron, Continuously Differentiable Exponential Linear Units, 2017.
template <Decimal Alpha = 1>
struct Celu {
    static_assert(Alpha.is_valid && Alpha.value() > 0, "staticnn: the alpha of 'Celu' is a number above 0");

    static constexpr auto name = FixedString("Celu<") + text_of_decimal<Alpha>() + ">";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        const V alpha(Alpha.as<T>());
        return select(x > V(T(0)), x, exp_minus_one(x / alpha) * alpha);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        return select(y > V(T(0)), dy, dy * (y / V(Alpha.as<T>()) + V(T(1))));
    }
};

}  // namespace staticnn
