// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// Where a layer's backward pass hands the gradients of its parameters, pack by pack, in any order:
///
/// - `sink.begin(number)`: what follows belongs to parameter `number` of the layer;
/// - `sink.put(offset, pack)`: the gradient of the 16 values at `offset` of the layer's parameters is
/// finished;
/// - `sink.is_pending()`: there is work left on what was put;
/// - `sink.advance<V>()`: does one pack of that work, between the instructions of a kernel;
/// - `sink.flush<V>()`: does all that is left;
/// - `sink.move(offset, pack)`: the 16 values of a running statistic become these.
///
/// A kernel calls flush before it puts the packs of a tile (16 at most), and once more at its end; nothing is
/// pending when a parameter begins. A copy goes on with the same parameter and hands to the same place, with
/// work of its own: each thread of a kernel has one.
template <class Sink, class V>
concept GradientSink = std::copy_constructible<Sink> &&
    requires(Sink& sink, Index offset, const V& gradient) {
    sink.begin(offset);
    sink.put(offset, gradient);
    { sink.is_pending() } -> std::same_as<bool>;
    sink.template advance<V>();
    sink.template flush<V>();
    sink.move(offset, gradient);
};

}  // namespace staticnn
