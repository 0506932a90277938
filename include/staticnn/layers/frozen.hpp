// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/gradient_sink.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn {

namespace detail {

/// A gradient sink for what nobody wants.
struct IgnoreGradient {
    STATICNN_INLINE void begin(Index) {}
    template <class V>
    STATICNN_INLINE void put(Index, const V&) {}
    template <class V>
    STATICNN_INLINE void move(Index, const V&) {}
    STATICNN_INLINE bool is_pending() const { return false; }
    template <class V>
    STATICNN_INLINE void advance() {}
    template <class V>
    STATICNN_INLINE void flush() {}
};

/// Another layer with parameters that stay.
template <class LayerType>
struct FrozenLayer : LayerType {
    static constexpr auto schema = freeze(LayerType::schema);
};

/// A block with parameters that stay, which acts as in prediction.
template <Block LayerType>
struct FrozenLayer<LayerType> : LayerType {
    static constexpr auto schema = freeze(LayerType::schema);

    template <class Isa, class T, class Memory>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, Memory& memory) {
        LayerType::template forward<Isa, T>(as_in_prediction(call), x, y, memory);
    }

    template <class Isa, class T, class Memory, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                         kernels::PanelView<const T> y, kernels::PanelView<const T> dy,
                         kernels::PanelView<T> dx, Memory& memory, Sink&) {
        IgnoreGradient sink;
        LayerType::template backward<Isa, T>(as_in_prediction(call), x, y, dy, dx, memory, sink);
    }

private:
    template <class T>
    static constexpr BlockCall<T> as_in_prediction(BlockCall<T> call) {
        call.is_training = false;
        return call;
    }
};

}  // namespace detail

/// A layer whose parameters training leaves alone, as with Keras' `trainable = False`: BatchNormalization
/// then works with its running statistics and does not move them; Dropout still drops. Has the name of the
/// layer, so that weights fit both. Where nothing before it learns, no gradient is computed for its input.
template <class LayerType>
struct Frozen : detail::FrozenLayer<LayerType> {
    static_assert(Layer<LayerType>, "staticnn: the argument of 'Frozen' is a layer, such as Dense<784,512>");

    static constexpr auto spelling = FixedString("Frozen<") + spelling_of<LayerType>() + FixedString(">");
};

}  // namespace staticnn
