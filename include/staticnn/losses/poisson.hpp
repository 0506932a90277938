// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of y - target log(y + 1e-7): the negative logarithm of the probability of
/// counting `target` events where y are expected, up to a constant. For outputs above 0, as Softplus and
/// Exponential make them; the 1e-7 is that of Keras.
struct Poisson : MeanOverOutputs<Poisson> {
    static constexpr FixedString name = "Poisson";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        using T = typename V::Scalar;
        return output - target * log(output + V(T(1e-7)));
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        using T = typename V::Scalar;
        return V(T(1)) - target / (output + V(T(1e-7)));
    }
};

}  // namespace staticnn
