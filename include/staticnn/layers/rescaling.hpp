// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/schema.hpp"

namespace staticnn {

namespace detail {

/// y = Scale x + Offset.
template <Decimal Scale, Decimal Offset>
struct Rescale {
    static constexpr FixedString name = "Rescale";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::nothing;

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x) {
        using T = typename V::Scalar;
        return fma(x, V(Scale.template as<T>()), V(Offset.template as<T>()));
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& dy, const V&) {
        return dy * V(Scale.template as<typename V::Scalar>());
    }
};

}  // namespace detail

/// y = Scale x + Offset, in training and in prediction, as `Rescaling<0.5, -1>`. Shapes: any, unchanged.
template <Decimal Scale, Decimal Offset = 0>
struct Rescaling {
    static_assert(Scale.is_valid && Offset.is_valid,
                  "staticnn: scale and offset of 'Rescaling' are numbers of a few decimals below 1e9");

    using Function = detail::Rescale<Scale, Offset>;

    static constexpr auto name = FixedString("Rescaling<") + text_of_decimal<Scale>() + "," +
                                 text_of_decimal<Offset>() + FixedString(">");
    static constexpr FixedString kind = "rescaling";
    static constexpr auto schema = parameters();
    static constexpr bool is_activation = true;

    template <class Input>
    static constexpr bool accepts = true;
    template <class Input>
    using Output = Input;
    template <class Input>
    static constexpr Index flops = 2 * Input::size;
};

}  // namespace staticnn
