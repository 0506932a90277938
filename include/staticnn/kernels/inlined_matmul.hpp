// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/kernels/matmul.hpp"

namespace staticnn::kernels {

/// The same product, with the same order of summation, inlined into a caller that knows all sizes: row by
/// row, all columns of up to four packs at once, because the chain of sums is what a single row waits for.
template <class Isa, Index InnerWidth, Index Width, class T>
    requires is_inlined<Isa>
class Matmul<Isa, InnerWidth, Width, T> {
    using V = Pack<Isa, T>;
    // With eight registers of accumulators there is room for a row of w and a value of x beside them.
    static constexpr Index most_packs =
        std::max<Index>(1, std::min<Index>(4, 8 / Tile<Isa, T>::registers_per_pack));

public:
    template <class Epilogue>
    STATICNN_INLINE static constexpr void run(PanelView<const T> x, const T* w, Index rows, Index inner,
                                              Index columns, const Epilogue& epilogue) {
        for (Index row = 0; row < rows; ++row) {
            const PanelView<const T> from{x.values + row * InnerWidth, x.stride};
            for (Index column = 0; column < columns;) {
                const Index packs = (columns - column + pack_lanes - 1) / pack_lanes;
                column +=
                    pack_lanes * widest_strip<most_packs>(packs, [&](auto count) STATICNN_INLINE_LAMBDA {
                        strip<decltype(count)::value>(from, w, inner, row, column, epilogue);
                    });
            }
        }
    }

private:
    /// Calls visit(count) for the largest number of packs that is a constant; returns it.
    template <Index Count, class Visit>
    STATICNN_INLINE static constexpr Index widest_strip(Index packs, const Visit& visit) {
        if constexpr (Count > 1)
            if (packs < Count) return widest_strip<Count - 1>(packs, visit);
        visit(std::integral_constant<Index, Count>{});
        return Count;
    }

    template <Index Count, class Epilogue>
    STATICNN_INLINE static constexpr void strip(PanelView<const T> x, const T* w, Index inner, Index row,
                                                Index column, const Epilogue& epilogue) {
        V sums[Count];
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA { sums[c] = V(T(0)); });
        for (Index first = 0; first < inner; first += InnerWidth) {
            const T* left = x.values + first / InnerWidth * x.stride;
            const Index count = std::min(InnerWidth, inner - first);
#pragma GCC unroll 16
            for (Index k = 0; k < count; ++k) {
                const V value(left[k]);
                unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
                    const Index at = column + c * pack_lanes;
                    sums[c].add_product(
                        value, V::load(w + at / Width * inner * Width + (first + k) * Width + at % Width));
                });
            }
        }
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
            V finished[1] = {sums[c]};
            epilogue(row, column + c * pack_lanes, finished);
        });
    }
};

}  // namespace staticnn::kernels
