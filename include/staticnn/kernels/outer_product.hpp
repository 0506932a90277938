// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/team.hpp"
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
    static constexpr bool advances_between_rows =
        Isa::registers == 32;  // with 16, the sink's work would spill

public:
    static void run(PanelView<const T> x, PanelView<const T> dy, Index rows, Index inner, Index columns,
                    Index offset, const Sink& sink) {
        const Index panels = (inner + InnerWidth - 1) / InnerWidth;
        const Index strips = (columns + row_size - 1) / row_size;
        share(strips * panels, 2 * rows * inner * columns, [&](Index begin, Index end) {
            Sink own(sink);
            Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index i = begin; i < end; ++i) {
                    const Index column = (i / panels) * row_size, first = (i % panels) * InnerWidth;
                    const T* left = x.values + (first / InnerWidth) * x.stride;
                    const T* right = dy.values + (column / Width) * dy.stride + column % Width;
                    const Index target = offset + ((column / Width) * inner + first) * Width + column % Width;
                    for_each_block<Tile<Isa, T>::rows>(
                        std::min(InnerWidth, inner - first), [&](Index k, auto size) STATICNN_INLINE_LAMBDA {
                            tile<decltype(size)::value>(left + k, right, rows, live_rows(x, first + k),
                                                        target + k * Width, own);
                        });
                }
                own.template flush<V>();
            });
        });
    }

private:
    STATICNN_INLINE static const std::uint32_t* live_rows(const PanelView<const T>& x, Index k) {
        return x.live.rows == nullptr ? nullptr : x.live.rows + k / Tile<Isa, T>::rows * x.live.groups;
    }

    template <Index Inner>
    STATICNN_INLINE static void tile(const T* left, const T* right, Index rows, const std::uint32_t* live,
                                     Index target, Sink& sink) {
        V sums[Inner][tile_packs];
        unroll<Inner>([&](auto k) STATICNN_INLINE_LAMBDA {
            unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA { sums[k][c] = V(T(0)); });
        });
        for (Index first = 0; first < rows; first += 32, left += 32 * InnerWidth, right += 32 * Width) {
            const Index count = std::min<Index>(32, rows - first);
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
                                  if (sink.is_pending()) sink.template advance<V>();
                          });
        }
        sink.template flush<V>();
        unroll<Inner>([&](auto k) STATICNN_INLINE_LAMBDA {
            unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                sink.put(target + k * Width + c * pack_lanes, sums[k][c]);
            });
        });
    }
};

}  // namespace staticnn::kernels
