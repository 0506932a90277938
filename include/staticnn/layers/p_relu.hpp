// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/initializers/zeros.hpp"
#include "staticnn/layers/feature_wise.hpp"

namespace staticnn {

/// y = x for x > 0, else alpha x, with a slope that is learned for each feature. Shapes: x, y [rows,
/// Features]; alpha [Features]. Source: He, Zhang, Ren, Sun, Delving Deep into Rectifiers, 2015. Slopes start
/// at 0 as in Keras; with PyTorch at 0.25: `PRelu<64, Constant<0.25>>`.
template <Index Features, class Start = Zeros>
struct PRelu : FeatureWise<PRelu<Features, Start>, Features> {
    static_assert(Initializer<Start>,
                  "staticnn: the second argument of 'PRelu' is an initializer, such as Constant<0.25>");

    static constexpr auto name = FixedString("PRelu<") + text_of<Features>() + ">";
    static constexpr FixedString kind = "p_relu";
    static constexpr auto schema = parameters(named<"alpha">(Shape<Features>{}, Start{}));

    template <class V>
    STATICNN_INLINE static constexpr V apply(const V& x, const V& alpha) {
        return input_gradient(x, x, alpha);
    }
    template <class V>
    STATICNN_INLINE static constexpr V input_gradient(const V& dy, const V& x, const V& alpha) {
        return select(x > V(typename V::Scalar(0)), dy, dy * alpha);
    }
    template <class V>
    STATICNN_INLINE static V parameter_gradient(const V& dy, const V& x, const V&) {
        return dy * min(V(typename V::Scalar(0)), x);
    }
};

}  // namespace staticnn
