// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/sign.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// 100 times the mean over the outputs of |y - target| / |target|. Targets closer to 0 than 1e-7 count as
/// 1e-7, as in Keras.
struct MeanAbsolutePercentageError : MeanOverOutputs<MeanAbsolutePercentageError> {
    static constexpr FixedString name = "MeanAbsolutePercentageError";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        return absolute(output - target) * per_cent_of(target);
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        return sign_of(output - target) * per_cent_of(target);
    }

private:
    template <class V>
    STATICNN_INLINE static V per_cent_of(const V& target) {
        using T = typename V::Scalar;
        return V(T(100)) / max(V(T(1e-7)), absolute(target));
    }
};

}  // namespace staticnn
