// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/layers/flatten.hpp"

namespace staticnn {

/// Gives a sample the shape [Extents...]; values keep their row-major order. Costs nothing.
template <Index... Extents>
struct Reshape : detail::ReshapingLayer {
    static_assert(sizeof...(Extents) > 0, "staticnn: 'Reshape' is told at least one extent");

    static constexpr auto name =
        FixedString("Reshape<") + join(FixedString(","), text_of<Extents>()...) + FixedString(">");
    static constexpr FixedString kind = "reshape";

    template <class Given>
    static constexpr bool accepts = Given::size == Shape<Extents...>::size;
    template <class>
    using Output = Shape<Extents...>;
};

}  // namespace staticnn
