// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/columns.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// Hands every pack of a batch [rows, columns] to an epilogue: epilogue(row, first column, packs[1]).
template <class Isa, Index Width, class T, class Epilogue>
STATICNN_INLINE constexpr void for_each_pack(PanelView<const T> from, Index rows, Index columns,
                                             const Epilogue& epilogue) {
    const auto visit = [&](Index first, Index last) STATICNN_INLINE_LAMBDA {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = Pack<Isa, T>;
            for (Index row = first; row < last; ++row) {
                for (Index column = 0; column < columns; column += pack_lanes) {
                    V values[1] = {
                        V::load(from.values + (column / Width) * from.stride + row * Width + column % Width)};
                    epilogue(row, column, values);
                }
            }
        });
    };
    if constexpr (is_inlined<Isa>)
        visit(0, rows);
    else
        share(rows, operations_of_a_map * rows * columns, visit);
}

/// to = a + b, for batches [rows, columns]; `to` may be one of them.
template <class Isa, Index Width, class T>
STATICNN_INLINE constexpr void add(PanelView<const T> a, PanelView<const T> b, PanelView<T> to, Index rows,
                                   Index columns) {
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        for (Index column = 0; column < columns; column += pack_lanes) {
            const Columns<V, Width, const T> left(a, column), right(b, column);
            const Columns<V, Width> sum(to, column);
            for (Index row = 0; row < rows; ++row) sum.store(row, left.load(row) + right.load(row));
        }
    });
}

}  // namespace staticnn::kernels
