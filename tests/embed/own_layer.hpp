// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/initializers/ones.hpp"
#include "staticnn/layers/feature_wise.hpp"

namespace embed_test {

/// A layer outside of the library: y = gain x, with a gain for each feature.
template <staticnn::Index Features>
struct Gain : staticnn::FeatureWise<Gain<Features>, Features> {
    static constexpr auto name =
        staticnn::FixedString("Gain<") + staticnn::text_of<Features>() + staticnn::FixedString(">");
    static constexpr staticnn::FixedString kind = "gain";
    static constexpr auto schema =
        staticnn::parameters(staticnn::named<"gain">(staticnn::Shape<Features>{}, staticnn::Ones{}));

    template <class V>
    static constexpr V apply(const V& x, const V& gain) {
        return x * gain;
    }
    template <class V>
    static V input_gradient(const V& dy, const V&, const V& gain) {
        return dy * gain;
    }
    template <class V>
    static V parameter_gradient(const V& dy, const V& x, const V&) {
        return dy * x;
    }
};

}  // namespace embed_test

// A checkpoint names its types without their namespaces.
using embed_test::Gain;
