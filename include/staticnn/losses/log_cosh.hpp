// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/log_one_plus.hpp"
#include "staticnn/core/sign.hpp"
#include "staticnn/core/tanh.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of log(cosh(y - target)): half the square of small differences, the size of
/// large ones. Keras' formula, which is used for large ones, would lose the digits of small ones; these take
/// cosh^2 = 1 / (1 - tanh^2).
struct LogCosh : MeanOverOutputs<LogCosh> {
    static constexpr FixedString name = "LogCosh";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        using T = typename V::Scalar;
        constexpr T log_two = T(0x1.62e42fefa39efp-1);
        const V size = absolute(output - target), slope = tanh(size);
        const V small = V(T(-0.5)) * log_one_plus(-(slope * slope));
        const V large = size + (log_one_plus(exp(-(size + size))) - V(log_two));
        return select(size < V(T(1)), small, large);
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        return tanh(output - target);
    }
};

}  // namespace staticnn
