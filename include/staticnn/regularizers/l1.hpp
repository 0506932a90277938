// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/regularizer.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// Factor * |w|, summed. The gradient at 0 is 0. Default factor as in Keras.
template <Decimal Factor = 0.01>
struct L1 {
    static_assert(Factor.is_valid && !Factor.is_negative,
                  "staticnn: the factor of 'L1' is a number that is at least 0");

    static constexpr auto name = FixedString("L1<") + text_of_decimal<Factor>() + ">";

    template <class V>
    STATICNN_INLINE static V penalty(const V& value) {
        return max(value, -value) * V(Factor.as<typename V::Scalar>());
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& value) {
        using T = typename V::Scalar;
        const V slope(Factor.as<T>()), zero(T(0));
        return select(value > zero, slope, select(value < zero, -slope, zero));
    }
};

}  // namespace staticnn
