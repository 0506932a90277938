// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// y = x for x > 0, else Slope x. Default slope of Keras' function (that of its layer is 0.3, PyTorch's
/// 0.01). Source: Maas, Hannun, Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013.
template <Decimal Slope = 0.2>
struct LeakyRelu {
    static_assert(Slope.is_valid && Slope.value() > 0,
                  "staticnn: the slope of 'LeakyRelu' is a number above 0");

    static constexpr auto name = FixedString("LeakyRelu<") + text_of_decimal<Slope>() + ">";
    // Not its sign alone: a dropped output is 0, and so would have a gradient.
    static constexpr GradientNeeds gradient_needs = GradientNeeds::output;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        return gradient(x, x);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V& y) {
        using T = typename V::Scalar;
        return select(y > V(T(0)), dy, dy * V(Slope.as<T>()));
    }
};

}  // namespace staticnn
