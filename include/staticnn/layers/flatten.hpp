// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/schema.hpp"

namespace staticnn {

namespace detail {

/// What all layers have in common that only give their input another shape.
struct ReshapingLayer {
    static constexpr auto schema = parameters();
    static constexpr bool is_reshaping = true;
    template <class>
    static constexpr Index flops = 0;
};

}  // namespace detail

/// Makes a vector of a sample of any shape; values keep their row-major order. `Flatten<28, 28>` says which
/// shape it takes, and so can be the first layer; `Flatten<>` takes what comes. Costs nothing.
template <Index... Extents>
struct Flatten : detail::ReshapingLayer {
    using Input = Shape<Extents...>;

    static constexpr auto name =
        FixedString("Flatten<") + join(FixedString(","), text_of<Extents>()...) + FixedString(">");
    static constexpr FixedString kind = "flatten";

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Shape<Given::size>;
};

template <>
struct Flatten<> : detail::ReshapingLayer {
    static constexpr FixedString name = "Flatten<>";
    static constexpr FixedString kind = "flatten";

    template <class Given>
    static constexpr bool accepts = true;
    template <class Given>
    using Output = Shape<Given::size>;
};

}  // namespace staticnn
