// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = e^x.
struct Exponential {
    static constexpr FixedString name = "Exponential";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return exp(x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        return dy * y;
    }
};

}  // namespace staticnn
