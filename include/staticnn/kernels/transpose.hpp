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

/// Transposes a matrix [rows, columns] in panels `width` wide into panels `transposed_width` wide of its
/// transpose. Padding of the target is zero. Widths are arguments, because no inner loop depends on them.
template <class Isa, class T>
void transpose(const T* from, Index rows, Index columns, Index width, T* to, Index transposed_width) {
    using V = Pack<Isa, T>;
    const Index panels = (rows + transposed_width - 1) / transposed_width;
    share(panels, operations_of_a_map * rows * columns, [&](Index begin, Index end) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = begin * transposed_width; row < end * transposed_width; row += pack_lanes) {
                const Index used = std::min(pack_lanes, rows - std::min(row, rows));
                T* const panel =
                    to + row / transposed_width * transposed_width * columns + row % transposed_width;
                for (Index column = 0; column < columns; column += pack_lanes) {
                    const T* source = from + column / width * width * rows + row * width + column % width;
                    V block[pack_lanes];
                    unroll<pack_lanes>([&](auto i) STATICNN_INLINE_LAMBDA {
                        block[i] = i < used ? V::load(source + i * width) : V(T(0));
                    });
                    transpose_block(block);
                    const Index count = std::min(pack_lanes, columns - column);
                    unroll<pack_lanes>([&](auto i) STATICNN_INLINE_LAMBDA {
                        if (i < count) block[i].store(panel + (column + i) * transposed_width);
                    });
                }
            }
        });
    });
}

}  // namespace staticnn::kernels
