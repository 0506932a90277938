// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"

namespace staticnn::detail {

/// y = x within [Low, High], else the nearer limit. The gradient at the limits is 0.
template <int Low, int High>
struct Clipped {
    // Not its sign alone, and not behind a gate, which may scale it beyond the upper limit.
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        return clip(x, T(Low), T(High));
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        const V zero(T(0));
        return select(y > V(T(Low)), select(y < V(T(High)), dy, zero), zero);
    }
};

}  // namespace staticnn::detail
