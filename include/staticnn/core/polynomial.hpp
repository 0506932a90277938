// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// The sum of coefficients[i] x^i, by Horner's rule.
template <class V, Index Size>
STATICNN_INLINE constexpr V polynomial(const typename V::Scalar (&coefficients)[Size], const V& x) {
    V sum(coefficients[Size - 1]);
    for (Index i = Size - 1; i-- > 0;) sum = fma(sum, x, V(coefficients[i]));
    return sum;
}

}  // namespace staticnn
