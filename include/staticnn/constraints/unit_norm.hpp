// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/constraint.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// The weights that lead to one output have a norm of 1: w /= norm + 1e-7, as in Keras (axis 0).
struct UnitNorm {
    static constexpr FixedString name = "UnitNorm";

    template <class V>
    STATICNN_INLINE static V factor(const V& norm) {
        using T = typename V::Scalar;
        return V(T(1)) / (norm + V(T(1e-7)));
    }
};

}  // namespace staticnn
