// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/regularizer.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// Factor * w^2, summed; the gradient is 2 * Factor * w. Default factor as in Keras.
template <Decimal Factor = 0.01>
struct L2 {
    static_assert(Factor.is_valid && !Factor.is_negative,
                  "staticnn: the factor of 'L2' is a number that is at least 0");

    static constexpr auto name = FixedString("L2<") + text_of_decimal<Factor>() + ">";

    template <class V>
    STATICNN_INLINE static V penalty(const V& value) {
        return value * value * V(Factor.as<typename V::Scalar>());
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& value) {
        return value * V(2 * Factor.as<typename V::Scalar>());
    }
};

}  // namespace staticnn
