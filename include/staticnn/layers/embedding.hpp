// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <type_traits>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/buffer.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {

namespace detail {

/// Uniform in [-0.05, 0.05), where Keras starts an embedding.
struct SmallUniform {
    static double value(const RandomStream& stream, Index element, Fans) {
        return (2 * uniform(stream, element) - 1) * 0.05;
    }
};

}  // namespace detail

/// Looks up a learned row for each of `Length` whole numbers: y[i] = embeddings[x[i]]. Only the first layer
/// of a network; a batch with anything but whole numbers below `Vocabulary` is refused with a DataError when
/// it is loaded. Numbers come as float or double (whole up to 2^24 in float) or as bytes, without a scale.
/// Shapes: x [rows, Length]; embeddings [Vocabulary, Dimension]; y [rows, Length, Dimension].
/// The gradient is dense: rows that a batch does not name get 0, and an optimizer with momentum moves them
/// too, as with PyTorch's default. Order of summation (format): samples, then positions, ascending.
template <Index Vocabulary, Index Dimension, Index Length = 1>
struct Embedding {
    static_assert(Vocabulary > 0 && Dimension > 0 && Length > 0,
                  "staticnn: 'Embedding' has at least one row, one dimension and one position");

    using Input = Shape<Length>;
    static constexpr Index vocabulary = Vocabulary;

    static constexpr auto name =
        FixedString("Embedding<") + text_of<Vocabulary>() + "," + text_of<Dimension>() + [] {
            if constexpr (Length == 1)
                return FixedString(">");
            else
                return FixedString(",") + text_of<Length>() + FixedString(">");
        }();
    static constexpr FixedString kind = "embedding";
    static constexpr auto schema =
        parameters(named<"embeddings">(Shape<Vocabulary, Dimension>{}, detail::SmallUniform{}));
    static constexpr bool is_block = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class>
    using Output = Shape<Length, Dimension>;
    template <class>
    static constexpr Index flops = 0;

    template <class T>
    struct Memory {
        explicit Memory(Index) {}
        Buffer<T> gradient{layout.size()};
    };
    template <class T, Index>
    struct PredictionMemory {};

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, MemoryType&) {
        for_each_lookup(call.rows, x, [&](Index row, Index position, Index entry) STATICNN_INLINE_LAMBDA {
            const kernels::PanelView<const T> from{call.parameters + place(entry, 0), Vocabulary * width};
            const kernels::PanelView<T> to{y.values + row * output_width, y.stride};
            kernels::copy_columns<width, output_width>(from, 0, to, position * Dimension, Dimension, 1);
        });
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> x, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T>, Memory<T>& memory,
                         Sink& sink) {
        T* const gradient = memory.gradient.data();
        std::fill_n(gradient, layout.size(), T(0));
        for_each_lookup(call.rows, x, [&](Index row, Index position, Index entry) {
            for (Index i = 0; i < Dimension; ++i) {
                const Index column = position * Dimension + i;
                gradient[place(entry, i)] += dy.values[(column / output_width) * dy.stride +
                                                       row * output_width + column % output_width];
            }
        });
        sink.begin(0);
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = kernels::Pack<Isa, T>;
            for (Index offset = 0; offset < layout.size(); offset += pack_lanes) {
                sink.put(offset, V::load(gradient + offset));
                sink.template flush<V>();
            }
        });
    }

private:
    static constexpr PanelLayout layout = PanelLayout::of_parameter(Vocabulary, Dimension);
    static constexpr Index width = panel_width(Dimension);
    static constexpr Index input_width = panel_width(Length);
    static constexpr Index output_width = panel_width(Length * Dimension);

    STATICNN_INLINE static constexpr Index place(Index entry, Index i) {
        return Dimension == 1 ? layout.offset(0, entry) : layout.offset(entry, i);
    }

    /// Calls visit(row, position, number found there).
    template <class T, class Visit>
    STATICNN_INLINE static constexpr void for_each_lookup(Index rows, kernels::PanelView<const T> x,
                                                          const Visit& visit) {
        for (Index row = 0; row < rows; ++row)
            for (Index position = 0; position < Length; ++position)
                visit(row, position,
                      static_cast<Index>(x.values[(position / input_width) * x.stride + row * input_width +
                                                  position % input_width]));
    }
};

}  // namespace staticnn
