// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/clip.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// y = x, drawn towards 0 by Threshold and no farther than to 0. Default as in Keras and PyTorch.
template <Decimal Threshold = 0.5>
struct SoftShrink {
    static_assert(Threshold.is_valid && Threshold.value() > 0,
                  "staticnn: the threshold of 'SoftShrink' is a number above 0");

    static constexpr auto name = FixedString("SoftShrink<") + text_of_decimal<Threshold>() + ">";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        constexpr auto threshold = Threshold.as<typename V::Scalar>();
        return x - clip(x, -threshold, threshold);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        const V zero(typename V::Scalar(0));
        return select(y == zero, zero, dy);
    }
};

}  // namespace staticnn
