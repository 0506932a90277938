// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "staticnn/kernels/matmul.hpp"

namespace staticnn::kernels {

/// The same product, with the same order of summation, inlined into a caller that knows all sizes: row by
/// row, as many columns at once as there are registers for, because the chain of sums is what a single row
/// waits for. Only in products of the first layer may x know its live values, those of one row.
template <class Isa, Index InnerWidth, Index Width, class T>
    requires is_inlined<Isa>
class Matmul<Isa, InnerWidth, Width, T> {
    using V = Pack<Isa, T>;
    // Accumulators take half of the registers, at most eight packs.
    static constexpr Index most_packs =
        std::clamp<Index>(Isa::registers / 2 / Tile<Isa, T>::registers_per_pack, 1, 8);

public:
    /// `Columns` is a std::integral_constant, so that only the strips that there are get compiled.
    template <class Columns, class Epilogue>
    STATICNN_INLINE static constexpr void run(PanelView<const T> x, const T* w, Index rows, Index inner,
                                              Columns, const Epilogue& epilogue) {
        constexpr Index packs = (Columns::value + pack_lanes - 1) / pack_lanes, rest = packs % most_packs;
        for (Index row = 0; row < rows; ++row) {
            const PanelView<const T> from{x.values + row * InnerWidth, x.stride, x.live};
            if constexpr (packs >= most_packs)
                for (Index pack = 0; pack < packs - rest; pack += most_packs)
                    strip<most_packs>(from, w, inner, row, pack * pack_lanes, epilogue);
            if constexpr (rest > 0) strip<rest>(from, w, inner, row, (packs - rest) * pack_lanes, epilogue);
        }
    }

private:
    template <Index Count, class Epilogue>
    STATICNN_INLINE static constexpr void strip(PanelView<const T> x, const T* w, Index inner, Index row,
                                                Index column, const Epilogue& epilogue) {
        V sums[Count];
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA { sums[c] = V(T(0)); });
        for (Index first = 0; first < inner; first += InnerWidth) {
            const T* left = x.values + first / InnerWidth * x.stride;
            const auto add = [&](Index k) STATICNN_INLINE_LAMBDA {
                const V value(left[k]);
                unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
                    const Index at = column + c * pack_lanes;
                    sums[c].add_product(
                        value, V::load(w + at / Width * inner * Width + (first + k) * Width + at % Width));
                });
            };
            const Index count = std::min(InnerWidth, inner - first);
            if (x.live.columns == nullptr || x.live.columns[first / InnerWidth] == low_bits(count)) {
#pragma GCC unroll 16
                for (Index k = 0; k < count; ++k) add(k);
            } else {
                for (std::uint32_t live = x.live.columns[first / InnerWidth]; live != 0; live &= live - 1)
                    add(static_cast<Index>(std::countr_zero(live)));
            }
        }
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
            V finished[1] = {sums[c]};
            epilogue(row, column + c * pack_lanes, finished);
        });
    }
};

}  // namespace staticnn::kernels
