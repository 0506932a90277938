// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/team.hpp"
#include "staticnn/core/unroll.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// The product of a batch and a matrix of one column, and the gradient of that column: as parts of a wider
/// matrix they would waste all lanes but one.
///
/// x is [rows, Inner] in panels; the column lies as a row (PanelLayout::of_parameter).
template <class Isa, Index Inner, class T>
class DotProduct {
    using V = Pack<Isa, T>;
    static constexpr Index width = panel_width(Inner);
    static constexpr Index packs = (Inner + pack_lanes - 1) / pack_lanes, rest = Inner % pack_lanes;
    static constexpr Index chains = std::min<Index>(packs, 4);

public:
    /// Calls epilogue(row, 0, sums[1]) for every row; the sum is the first lane, the others are 0.
    /// Order of summation (format): 16 lanes, term k in lane k modulo 16. Of the packs of 16 terms, the last
    /// filled up with zeros, number p belongs to chain p modulo 4; a chain begins with its first product and
    /// fuses each other one with the sum. Chains are added as (0 + 1) + (2 + 3), then the lanes as by
    /// sum_of_lanes.
    template <class Epilogue>
    STATICNN_INLINE static constexpr void run(PanelView<const T> x, const T* w, Index rows,
                                              const Epilogue& epilogue) {
        if constexpr (is_inlined<Isa>)
            add_rows(x, w, 0, rows, epilogue);
        else
            share(rows, 2 * rows * packs * pack_lanes, [&](Index begin, Index end) {
                Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA { add_rows(x, w, begin, end, epilogue); });
            });
    }

    /// The gradient of the column, x^T dy, whose pack for the values k .. k + 15 goes to sink.put(offset + k,
    /// pack). Order of summation (format): that of OuterProduct.
    template <class Sink>
    static void gradient(PanelView<const T> x, PanelView<const T> dy, Index rows, Index offset,
                         const Sink& sink) {
        share(packs, (2 * rows + operations_of_a_weight) * packs * pack_lanes, [&](Index begin, Index end) {
            Sink own(sink);
            Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                Index pack = begin;
                for (; pack + 4 <= end; pack += 4) add_gradients<4>(x, dy, rows, pack, offset, own);
                for (; pack < end; ++pack) add_gradients<1>(x, dy, rows, pack, offset, own);
            });
        });
    }

private:
    STATICNN_INLINE static constexpr const T* place(PanelView<const T> x, Index row, Index pack) {
        const Index column = pack * pack_lanes;
        return x.values + column / width * x.stride + row * width + column % width;
    }

    /// Several packs at once, because each is a chain of sums.
    template <Index Count, class Sink>
    STATICNN_INLINE static void add_gradients(PanelView<const T> x, PanelView<const T> dy, Index rows,
                                              Index pack, Index offset, Sink& sink) {
        V sums[Count];
        unroll<Count>([&](auto i) STATICNN_INLINE_LAMBDA { sums[i] = V(T(0)); });
        for (Index row = 0; row < rows; ++row) {
            const V left(dy.values[row * pack_lanes]);
            unroll<Count>([&](auto i) STATICNN_INLINE_LAMBDA {
                sums[i].add_product(left, V::load(place(x, row, pack + i)));
            });
        }
        // Behind the last value of a row there may be anything.
        if constexpr (rest > 0)
            if (pack + Count == packs)
                sums[Count - 1] = select(V::lane_numbers() < V(T(rest)), sums[Count - 1], V(T(0)));
        unroll<Count>([&](auto i)
                          STATICNN_INLINE_LAMBDA { sink.put(offset + (pack + i) * pack_lanes, sums[i]); });
        sink.template flush<V>();
    }

    template <class Epilogue>
    STATICNN_INLINE static constexpr void add_rows(PanelView<const T> x, const T* w, Index begin, Index end,
                                                   const Epilogue& epilogue) {
        for (Index row = begin; row < end; ++row) {
            V sums[chains];
            unroll<chains>([&](auto chain) STATICNN_INLINE_LAMBDA {
                sums[chain] = load(x, row, chain) * V::load(w + chain * pack_lanes);
            });
            for (Index first = chains; first < packs; first += chains)
                unroll<chains>([&](auto chain) STATICNN_INLINE_LAMBDA {
                    const Index pack = first + chain;
                    if (pack < packs)
                        sums[chain].add_product(load(x, row, pack), V::load(w + pack * pack_lanes));
                });
            if constexpr (chains > 1) sums[0] = sums[0] + sums[1];
            if constexpr (chains > 3) sums[2] = sums[2] + sums[3];
            if constexpr (chains > 2) sums[0] = sums[0] + sums[2];
            const V folded = fold_lanes(sums[0], AddLanes{});
            V sum[1] = {select(V::lane_numbers() < V(T(1)), folded, V(T(0)))};
            epilogue(row, Index{0}, sum);
        }
    }

    // What is behind the last value of a row is no number that may be read.
    STATICNN_INLINE static constexpr V load(PanelView<const T> x, Index row, Index pack) {
        if constexpr (rest > 0)
            if (pack + 1 == packs) return V::template load_first<rest>(place(x, row, pack));
        return V::load(place(x, row, pack));
    }
};

}  // namespace staticnn::kernels
