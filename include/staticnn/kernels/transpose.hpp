// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn::kernels {

/// Transposes 16 packs in their registers: zipping row i with row i + 8 four times brings every value home.
template <class V>
STATICNN_INLINE void transpose_block(V (&block)[pack_lanes]) {
    constexpr Index half = pack_lanes / 2;
    unroll<4>([&](auto) STATICNN_INLINE_LAMBDA {
        V zipped[pack_lanes];
        unroll<half>([&](auto i) STATICNN_INLINE_LAMBDA {
            zip(block[i], block[i + half], zipped[2 * i], zipped[2 * i + 1]);
        });
        unroll<pack_lanes>([&](auto i) STATICNN_INLINE_LAMBDA { block[i] = zipped[i]; });
    });
}

/// Transposes a matrix [rows, columns] in panels `Width` wide into panels `TransposedWidth` wide of its
/// transpose. Padding of the target is zero.
template <class Isa, Index Width, Index TransposedWidth, class T>
void transpose(const T* from, Index rows, Index columns, T* to) {
    using V = Pack<Isa, T>;
    const Index panels = (rows + TransposedWidth - 1) / TransposedWidth;
    share(panels, operations_of_a_map * rows * columns, [&](Index begin, Index end) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = begin * TransposedWidth; row < end * TransposedWidth; row += pack_lanes) {
                const Index used = std::min(pack_lanes, rows - std::min(row, rows));
                T* const panel =
                    to + row / TransposedWidth * TransposedWidth * columns + row % TransposedWidth;
                for (Index column = 0; column < columns; column += pack_lanes) {
                    const T* source = from + column / Width * Width * rows + row * Width + column % Width;
                    V block[pack_lanes];
                    unroll<pack_lanes>([&](auto i) STATICNN_INLINE_LAMBDA {
                        block[i] = i < used ? V::load(source + i * Width) : V(T(0));
                    });
                    transpose_block(block);
                    const Index count = std::min(pack_lanes, columns - column);
                    unroll<pack_lanes>([&](auto i) STATICNN_INLINE_LAMBDA {
                        if (i < count) block[i].store(panel + (column + i) * TransposedWidth);
                    });
                }
            }
        });
    });
}

}  // namespace staticnn::kernels
