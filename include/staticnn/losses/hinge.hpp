// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of max(0, 1 - target y), for targets -1 and 1; a target 0 counts as -1, as in
/// Keras.
struct Hinge : MeanOverOutputs<Hinge> {
    static constexpr FixedString name = "Hinge";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        using T = typename V::Scalar;
        return max(V(T(0)), V(T(1)) - side_of(target) * output);
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        using T = typename V::Scalar;
        const V side = side_of(target);
        return select(V(T(1)) - side * output > V(T(0)), -side, V(T(0)));
    }

private:
    template <class V>
    STATICNN_INLINE static V side_of(const V& target) {
        using T = typename V::Scalar;
        return select(target == V(T(0)), V(T(-1)), target);
    }
};

}  // namespace staticnn
