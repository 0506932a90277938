// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/blocks.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// The gradient of a matrix, x^T dy, handed to a gradient sink tile by tile.
///
/// x is [rows, inner] in panels `InnerWidth` wide, dy [rows, columns] in panels `Width` wide. The finished
/// pack of row k and columns c .. c + 15 goes to sink.put(offset + position in panel order, pack). While one
/// tile is summed the sink advances its work on the tile before. Order of summation (format): from +0, rows
/// ascending, each product fused with the sum. Where x knows its live values the others are left out.
template <class Isa, Index InnerWidth, Index Width, class T, class Sink>
class OuterProduct {
    using V = Pack<Isa, T>;
    static constexpr Index tile_packs = std::min(Tile<Isa, T>::packs, Width / pack_lanes);
    static constexpr Index row_size = tile_packs * pack_lanes;
    // Where packs are many registers, or these few, the sink's work would spill.
    static constexpr bool advances_between_rows =
        Isa::registers == 32 && Tile<Isa, T>::registers_per_pack <= 2;

    using InnerBlocks = Blocks<Tile<Isa, T>::rows>;
    static constexpr Index words_of_panel = InnerBlocks(InnerWidth).words();
    static constexpr Index group = 32;        // rows of a word of live rows
    static constexpr Index chunk_rows = 256;  // that stay in the second-level cache while the tiles pass

public:
    static void run(PanelView<const T> x, PanelView<const T> dy, Index rows, Index inner, Index columns,
                    Index offset, const Sink& sink);

private:
    OuterProduct(const PanelView<const T>& x, const Sink& sink, Index rows)
        : x_(x), sink_(sink), rows_(rows) {}

    /// The columns of x from `first` on, `count` of them, times one strip of dy; the gradient of the first
    /// belongs to `target`.
    STATICNN_INLINE void add_panel(Index first, Index count, const T* dy, Index target) {
        const T* x = x_.values + (first / InnerWidth) * x_.stride;
        for (Index row = 0; row < rows_; row += chunk_rows) {
            InnerBlocks(count).for_each([&](Index k, Index word, auto size) STATICNN_INLINE_LAMBDA {
                const std::uint32_t* live = x_.live.rows;
                if (live != nullptr)
                    live += (first / InnerWidth * words_of_panel + word) * x_.live.groups + row / group;
                add_tile<decltype(size)::value>(x + row * InnerWidth + k, dy + row * Width, row, live,
                                                partial_ + k * row_size, target + k * Width);
            });
        }
    }

    /// One chunk of rows, from `start` on. Sums that are not finished wait in `partial`.
    template <Index Inner>
    STATICNN_INLINE void add_tile(const T* left, const T* right, Index start, const std::uint32_t* live,
                                  T* partial, Index target) {
        const Index rows = std::min(chunk_rows, rows_ - start);
        V sums[Inner][tile_packs];
        const auto for_each_sum = [&](const auto& visit) STATICNN_INLINE_LAMBDA {
            unroll<Inner>([&](auto k) STATICNN_INLINE_LAMBDA {
                unroll<tile_packs>(
                    [&](auto c) STATICNN_INLINE_LAMBDA { visit(sums[k][c], k, Index{c * pack_lanes}); });
            });
        };
        for_each_sum([&](V& sum, Index k, Index c) STATICNN_INLINE_LAMBDA {
            sum = start == 0 ? V(T(0)) : V::load(partial + k * row_size + c);
        });
        for (Index first = 0; first < rows;
             first += group, left += group * InnerWidth, right += group * Width) {
            const Index count = std::min(group, rows - first);
            for_each_live(live == nullptr ? low_bits(count) : *live++, count,
                          [&](Index row) STATICNN_INLINE_LAMBDA {
                              V factors[tile_packs];
                              unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                                  factors[c] = V::load(right + row * Width + c * pack_lanes);
                              });
                              unroll<Inner>([&](auto k) STATICNN_INLINE_LAMBDA {
                                  const V value(left[row * InnerWidth + k]);
                                  unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                                      sums[k][c].add_product(value, factors[c]);
                                  });
                              });
                              if constexpr (advances_between_rows)
                                  if (sink_.is_pending()) sink_.template advance<V>();
                          });
        }
        if (start + rows < rows_) {
            for_each_sum([&](const V& sum, Index k, Index c)
                             STATICNN_INLINE_LAMBDA { sum.store(partial + k * row_size + c); });
        } else {
            sink_.template flush<V>();
            for_each_sum([&](const V& sum, Index k, Index c)
                             STATICNN_INLINE_LAMBDA { sink_.put(target + k * Width + c, sum); });
        }
    }

    const PanelView<const T> x_;
    Sink sink_;
    const Index rows_;
    alignas(64) T partial_[InnerWidth * row_size];
};

// Not within the class, so that it can be compiled once for all programs (training/compiled_updates.hpp).
template <class Isa, Index InnerWidth, Index Width, class T, class Sink>
void OuterProduct<Isa, InnerWidth, Width, T, Sink>::run(PanelView<const T> x, PanelView<const T> dy,
                                                        Index rows, Index inner, Index columns, Index offset,
                                                        const Sink& sink) {
    const Index panels = (inner + InnerWidth - 1) / InnerWidth;
    const Index strips = (columns + row_size - 1) / row_size;
    const Index operations = (2 * rows + operations_of_a_weight) * inner * strips * row_size;
    share(strips * panels, operations, [&](Index begin, Index end) {
        OuterProduct part{x, sink, rows};
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index i = begin; i < end; ++i) {
                const Index column = (i / panels) * row_size, first = (i % panels) * InnerWidth;
                part.add_panel(first, std::min(InnerWidth, inner - first),
                               dy.values + (column / Width) * dy.stride + column % Width,
                               offset + ((column / Width) * inner + first) * Width + column % Width);
            }
            part.sink_.template flush<V>();
        });
    });
}

}  // namespace staticnn::kernels
