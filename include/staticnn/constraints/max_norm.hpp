// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/constraint.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// The weights that lead to one output have a norm of at most `Limit`: w *= min(norm, Limit) / (norm + 1e-7),
/// as in Keras (axis 0). Source: Srivastava et al., Dropout, 2014.
template <Decimal Limit = 2>
struct MaxNorm {
    static_assert(Limit.is_valid && Limit.value() > 0,
                  "staticnn: the limit of 'MaxNorm' is a number above 0");

    static constexpr auto name = FixedString("MaxNorm<") + text_of_decimal<Limit>() + ">";

    template <class V>
    STATICNN_INLINE static V factor(const V& norm) {
        using T = typename V::Scalar;
        return min(V(Limit.as<T>()), norm) / (norm + V(T(1e-7)));
    }
};

}  // namespace staticnn
