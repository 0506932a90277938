// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "staticnn/kernels/matmul.hpp"
#include "staticnn/kernels/summation.hpp"

namespace staticnn::kernels {

/// The same product, with the same order of summation, inlined into a caller that knows all sizes: row by
/// row, as many columns at once as there are registers for, because the chain of sums is what a single row
/// waits for. x may know its live values, those of one row, in products of the first layer; where sums are
/// cut all are taken, because looking would cost more than it saves.
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
        constexpr bool is_cut = Summation::of(1, Columns::value).is_cut;
        constexpr Index chains = std::min(Summation::parts(Columns::value), most_packs);
        constexpr Index most = most_packs / chains;
        constexpr Index packs = (Columns::value + pack_lanes - 1) / pack_lanes, rest = packs % most;
        for (Index row = 0; row < rows; ++row) {
            const PanelView<const T> from{x.values + row * InnerWidth, x.stride, x.live};
            const auto strip = [&](auto count, Index pack) STATICNN_INLINE_LAMBDA {
                constexpr Index size = decltype(count)::value;
                V sums[size];
                if constexpr (is_cut)
                    add_parts<chains>(sums, from, w, inner, Summation::of(inner, Columns::value).length,
                                      pack * pack_lanes);
                else
                    add_chain(sums, from, w, inner, pack * pack_lanes);
                unroll<size>([&](auto c) STATICNN_INLINE_LAMBDA {
                    V finished[1] = {sums[c]};
                    epilogue(row, (pack + c) * pack_lanes, finished);
                });
            };
            if constexpr (packs >= most)
                for (Index pack = 0; pack < packs - rest; pack += most)
                    strip(std::integral_constant<Index, most>{}, pack);
            if constexpr (rest > 0) strip(std::integral_constant<Index, rest>{}, packs - rest);
        }
    }

private:
    template <Index Count>
    STATICNN_INLINE static constexpr void set_zero(V (&sums)[Count]) {
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA { sums[c] = V(T(0)); });
    }

    /// Adds `value` times row k of w, from `column` on.
    template <Index Count>
    STATICNN_INLINE static constexpr void add_products(V (&sums)[Count], T value, const T* w, Index inner,
                                                       Index k, Index column) {
        const V left(value);
        unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
            const Index at = column + c * pack_lanes;
            sums[c].add_product(left, V::load(w + at / Width * inner * Width + k * Width + at % Width));
        });
    }

    /// `Chains` parts at a time, for which there are registers.
    template <Index Chains, Index Count>
    STATICNN_INLINE static constexpr void add_parts(V (&total)[Count], PanelView<const T> x, const T* w,
                                                    Index inner, Index length, Index column) {
        for (Index begin = 0; begin < inner; begin += Chains * length) {
            V sums[Chains][Count];
            unroll<Chains>([&](auto p) STATICNN_INLINE_LAMBDA { set_zero(sums[p]); });
#pragma GCC unroll 16
            for (Index i = 0; i < length; ++i) {
                unroll<Chains>([&](auto p) STATICNN_INLINE_LAMBDA {
                    const Index k = begin + p * length + i;
                    if (k >= inner) return;
                    const T value = x.values[k / InnerWidth * x.stride + k % InnerWidth];
                    add_products(sums[p], value, w, inner, k, column);
                });
            }
            unroll<Chains>([&](auto p) STATICNN_INLINE_LAMBDA {
                const Index first = begin + p * length;
                if (first >= inner) return;
                unroll<Count>([&](auto c) STATICNN_INLINE_LAMBDA {
                    total[c] = first == 0 ? sums[p][c] : total[c] + sums[p][c];
                });
            });
        }
    }

    template <Index Count>
    STATICNN_INLINE static constexpr void add_chain(V (&sums)[Count], PanelView<const T> x, const T* w,
                                                    Index inner, Index column) {
        set_zero(sums);
        for (Index first = 0; first < inner; first += InnerWidth) {
            const Index panel = first / InnerWidth, count = std::min(InnerWidth, inner - first);
            const T* left = x.values + panel * x.stride;
            const auto add = [&](Index k) STATICNN_INLINE_LAMBDA {
                add_products(sums, left[k], w, inner, first + k, column);
            };
            if (x.live.columns == nullptr || x.live.columns[panel] == low_bits(count)) {
#pragma GCC unroll 16
                for (Index k = 0; k < count; ++k) add(k);
            } else {
                for (std::uint32_t live = x.live.columns[panel]; live != 0; live &= live - 1)
                    add(static_cast<Index>(std::countr_zero(live)));
            }
        }
    }
};

}  // namespace staticnn::kernels
