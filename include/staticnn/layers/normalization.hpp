// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/initializers/ones.hpp"
#include "staticnn/initializers/zeros.hpp"
#include "staticnn/kernels/columns.hpp"

namespace staticnn {

/// Gives each feature the mean 0 and the variance 1 that it has over a data set:
/// y = (x - mean) / max(sqrt(variance), 1e-7), as Keras. Training leaves mean and variance alone; `adapt`
/// (models/adapt.hpp) measures them, and they are part of every checkpoint.
/// Shapes: x, y [rows, Features]; mean, variance [Features].
template <Index Features>
struct Normalization {
    static_assert(Features > 0, "staticnn: 'Normalization' has at least one feature");

    using Input = Shape<Features>;

    static constexpr auto name = FixedString("Normalization<") + text_of<Features>() + FixedString(">");
    static constexpr FixedString kind = "normalization";
    static constexpr auto schema =
        parameters(fixed<"mean">(Input{}, Zeros{}), fixed<"variance">(Input{}, Ones{}));
    static constexpr bool is_block = true;
    static constexpr bool is_adapted = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = 2 * Features;

    template <class T>
    struct Memory {
        constexpr explicit Memory(Index) {}
    };

    template <class Isa, class T>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, Memory<T>&) {
        using V = kernels::Pack<Isa, T>;
        for_each_value<V>(call, x, y,
                          [](const V& value, const V& mean, const V& deviation)
                              STATICNN_INLINE_LAMBDA { return (value - mean) / deviation; });
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T>, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T> dx, Memory<T>&, Sink&) {
        using V = kernels::Pack<Isa, T>;
        if (dx.values == nullptr) return;
        for_each_value<V>(call, dy, dx,
                          [](const V& value, const V&, const V& deviation)
                              STATICNN_INLINE_LAMBDA { return value / deviation; });
    }

private:
    template <class V, class T, class Map>
    STATICNN_INLINE static constexpr void for_each_value(const BlockCall<T>& call,
                                                         kernels::PanelView<const T> from,
                                                         kernels::PanelView<T> to, const Map& map) {
        constexpr Index width = panel_width(Features);
        kernels::Enter<typename V::InstructionSet>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index column = 0; column < Features; column += pack_lanes) {
                const kernels::Columns<V, width, const T> x(from, column);
                const kernels::Columns<V, width> y(to, column);
                const V mean = V::load(call.parameters + offsets[0] + column);
                const V deviation = max(V(T(1e-7)), sqrt(V::load(call.parameters + offsets[1] + column)));
                for (Index row = 0; row < call.rows; ++row) y.store(row, map(x.load(row), mean, deviation));
            }
        });
    }

    static constexpr auto offsets = offsets_of(schema);
};

}  // namespace staticnn
