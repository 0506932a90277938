// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// Sixteen neighbouring columns of a batch in panels `Width` wide: for what adds up over the samples.
template <class V, Index Width, class Element = typename V::Scalar>
class Columns {
public:
    using Value = V;

    /// `first` is a multiple of 16.
    STATICNN_INLINE constexpr Columns(PanelView<Element> view, Index first)
        : values_(view.values + (first / Width) * view.stride + first % Width) {}

    STATICNN_INLINE constexpr V load(Index row) const { return V::load(values_ + row * Width); }
    STATICNN_INLINE constexpr void store(Index row, const V& value) const {
        value.store(values_ + row * Width);
    }

private:
    Element* values_;
};

/// Sums over the rows of a batch, handed to a gradient sink: the sum of the columns from `column` on starts
/// at +0 and goes through add(sum, row, column) for each row.
/// Order of summation (format): rows ascending.
template <class Isa, class T, class Sink, class Add>
void sum_over_rows(Index rows, Index columns, Index offset, Sink& sink, const Add& add) {
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        for (Index column = 0; column < columns; column += pack_lanes) {
            V sum(T(0));
            for (Index row = 0; row < rows; ++row) add(sum, row, column);
            sink.put(offset + column, sum);
            sink.template flush<V>();
        }
    });
}

/// The gradient of a bias: the sums of the columns of dy, handed to a sink.
template <class Isa, Index Width, class T, class Sink>
void sum_rows(PanelView<const T> dy, Index rows, Index columns, Index offset, Sink& sink) {
    using V = Pack<Isa, T>;
    sum_over_rows<Isa, T>(rows, columns, offset, sink,
                          [&](V& sum, Index row, Index column) STATICNN_INLINE_LAMBDA {
                              sum = sum + Columns<V, Width, const T>(dy, column).load(row);
                          });
}

}  // namespace staticnn::kernels
