// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/log_one_plus.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of (log(1 + y) - log(1 + target))^2. Outputs and targets below 1e-7 count as
/// 1e-7, as in Keras: there the gradient is 0.
struct MeanSquaredLogarithmicError : MeanOverOutputs<MeanSquaredLogarithmicError> {
    static constexpr FixedString name = "MeanSquaredLogarithmicError";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        const V difference = log_one_plus(raised(output)) - log_one_plus(raised(target));
        return difference * difference;
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        using T = typename V::Scalar;
        const V difference = log_one_plus(raised(output)) - log_one_plus(raised(target));
        const V slope = (difference + difference) / (output + V(T(1)));
        return select(output < V(T(epsilon)), V(T(0)), slope);
    }

private:
    static constexpr double epsilon = 1e-7;

    template <class V>
    STATICNN_INLINE static V raised(const V& x) {
        return max(V(typename V::Scalar(epsilon)), x);
    }
};

}  // namespace staticnn
