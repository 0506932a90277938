// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/logistic.hpp"
#include "staticnn/core/sign.hpp"

namespace staticnn {

/// y = x tanh(log(1 + e^x)). Source: Misra, Mish: A Self Regularized Non-Monotonic Activation Function, 2019.
struct Mish {
    static constexpr FixedString name = "Mish";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::input;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return not_minus_infinity(x) * Weight<V>(x).value;
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& x) {
        using T = typename V::Scalar;
        const Weight<V> weight(x);
        const V slope = weight.rest * (V(T(1)) + weight.value) * logistic(x);
        return dy * fma(finite(x), slope, weight.value);
    }

private:
    /// w = tanh(log(1 + e^x)) = (e^2x + 2 e^x) / (e^2x + 2 e^x + 2), and 1 - w. For x > 0 both sides of the
    /// fraction are divided by e^2x, so that only e^-|x| is computed.
    template <class V>
    struct Weight {
        V value, rest;

        STATICNN_INLINE constexpr explicit Weight(const V& x) {
            using T = typename V::Scalar;
            const V one(T(1)), two(T(2)), power = exp(-absolute(x));
            const auto is_negative = x < V(T(0));
            const V over = select(is_negative, power * (power + two), fma(power, two, one));
            const V beside = select(is_negative, two, two * power * power);
            value = over / (over + beside);
            rest = beside / (over + beside);
        }
    };
};

}  // namespace staticnn
