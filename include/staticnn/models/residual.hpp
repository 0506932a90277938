// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/spelling.hpp"
#include "staticnn/kernels/elementwise.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/models/inner.hpp"

namespace staticnn {

/// Layers that are added to their input: y = x + layers(x). Parameters are named by the number of their layer
/// inside: "0.kernel". Shapes: any that the layers take and give back.
/// Source: He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, 2016.
template <class... Layers>
struct Residual {
private:
    using Topology = Sequential<Layers...>;
    using Inside = detail::Inner<Topology>;
    static constexpr Index width = panel_width(Topology::outputs);

public:
    static_assert(std::is_same_v<typename Topology::Input, typename Topology::Output>,
                  "staticnn: the layers of 'Residual' must give back the shape that they take");
    static_assert(!Inside::ends_with_row_activation,
                  "staticnn: Softmax belongs to the end of a network, not inside of 'Residual'");

    using Input = typename Topology::Input;

    static constexpr auto name = FixedString("Residual<") +
                                 join(FixedString(","), detail::AsLayer<Layers>::name...) + FixedString(">");
    static constexpr auto spelling =
        FixedString("Residual<") + join(FixedString(","), spelling_of<Layers>()...) + FixedString(">");
    static constexpr FixedString kind = "residual";
    static constexpr auto schema = Inside::schema;
    static constexpr bool is_block = true;
    static constexpr std::uint32_t streams = Topology::streams;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = Topology::flops + Topology::outputs;

    template <class T>
    using Memory = typename Inside::template Memory<T>;
    template <class T, Index Rows>
    using PredictionMemory = typename Inside::template PredictionMemory<T, Rows>;

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, MemoryType& memory) {
        const auto change = Inside::template forward<Isa, T>(call, x, memory);
        kernels::add<Isa, width, T>(x, change, y, call.rows, Topology::outputs);
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T>, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T> dx, Memory<T>& memory,
                         Sink& sink) {
        const auto change = Inside::template backward<width, Isa, T>(call, dy, 0, memory, sink);
        if (dx.values != nullptr) kernels::add<Isa, width, T>(dy, change, dx, call.rows, Topology::outputs);
    }
};

/// Freezes each layer inside.
template <class... Layers>
struct Frozen<Residual<Layers...>> : Residual<Frozen<Layers>...> {};

}  // namespace staticnn
