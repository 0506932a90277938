// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/exp_minus_one.hpp"

namespace staticnn {

/// y = x for x > 0, else Alpha (e^x - 1). Default as in Keras.
/// Source: Clevert, Unterthiner, Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear
/// Units, 2015.
template <Decimal Alpha = 1>
struct Elu {
    static_assert(Alpha.is_valid && Alpha.value() > 0, "staticnn: the alpha of 'Elu' is a number above 0");

    static constexpr auto name = FixedString("Elu<") + text_of_decimal<Alpha>() + ">";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        return select(x > V(T(0)), x, exp_minus_one(x) * V(Alpha.as<T>()));
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        return select(y > V(T(0)), dy, dy * (y + V(Alpha.as<T>())));
    }
};

}  // namespace staticnn
