// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/constraint.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// Values below 0 become 0.
struct NonNegative {
    static constexpr FixedString name = "NonNegative";

    template <class V>
    STATICNN_INLINE static V apply(const V& value) {
        return max(V(typename V::Scalar(0)), value);
    }
};

}  // namespace staticnn
