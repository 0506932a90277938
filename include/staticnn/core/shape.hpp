// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// The extents of one sample or of one parameter as a type: `Shape<784>` is a vector of 784 values,
/// `Shape<784, 512>` a matrix, `Shape<28, 28, 1>` an image (height, width, channels, as in Keras).
/// The number of samples in a batch is never part of a shape.
template <Index... Extents>
struct Shape {
    static_assert(((Extents > 0) && ...), "staticnn: every extent of a 'Shape' is at least 1");

    static constexpr Index rank = sizeof...(Extents);
    static constexpr Index size = (Index{1} * ... * Extents);
    static constexpr std::array<Index, rank> extents{Extents...};
};

template <Index... Extents>
inline constexpr Shape<Extents...> shape{};

}  // namespace staticnn
