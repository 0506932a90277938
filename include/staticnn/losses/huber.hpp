// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/sign.hpp"
#include "staticnn/losses/mean_over_outputs.hpp"

namespace staticnn {

/// The mean over the outputs of e^2 / 2 where |e| <= Delta and Delta |e| - Delta^2 / 2 elsewhere, with
/// e = y - target (P. J. Huber, 1964; Delta as in Keras).
template <Decimal Delta = 1.0>
struct Huber : MeanOverOutputs<Huber<Delta>> {
    static_assert(Delta.is_valid && Delta.value() > 0,
                  "staticnn: the 'Delta' of 'Huber' is a number above 0: Huber<1.0>");
    static constexpr auto name = FixedString("Huber<") + text_of_decimal<Delta>() + ">";

    template <class V>
    STATICNN_INLINE static V value(const V& output, const V& target) {
        using T = typename V::Scalar;
        const V half(T(0.5)), delta(T(Delta.value()));
        const V size = absolute(output - target);
        return select(size > delta, delta * (size - half * delta), half * (size * size));
    }
    template <class V>
    STATICNN_INLINE static V derivative(const V& output, const V& target) {
        using T = typename V::Scalar;
        const V delta(T(Delta.value()));
        return min(delta, max(-delta, output - target));
    }
};

}  // namespace staticnn
