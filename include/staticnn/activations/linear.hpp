// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = x.
struct Linear {
    static constexpr FixedString name = "Linear";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::nothing;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return x;
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V&) {
        return dy;
    }
};

}  // namespace staticnn
