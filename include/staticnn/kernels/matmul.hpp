// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// What happens to the finished sums of a product, by address: a product is long to compile, and so is
/// compiled once for all layers, whatever follows it. A call for a whole block costs nothing beside the
/// block.
template <class Isa, Index TilePacks, class T>
class BlockEpilogue {
public:
    /// `epilogue(row, first column, sums[packs])` is called for each row of a block, and must outlive this.
    template <class Epilogue>
    explicit BlockEpilogue(const Epilogue& epilogue) : epilogue_(&epilogue), function_(&call<Epilogue>) {}

    /// `sums` is [rows, TilePacks * pack_lanes].
    void operator()(Index row, Index rows, Index column, const T* sums) const {
        function_(epilogue_, row, rows, column, sums);
    }

private:
    using V = Pack<Isa, T>;

    template <class Epilogue>
    static void call(const void* epilogue, Index row, Index rows, Index column, const T* sums) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index r = 0; r < rows; ++r, sums += TilePacks * pack_lanes) {
                V values[TilePacks];
                unroll<TilePacks>([&](auto c)
                                      STATICNN_INLINE_LAMBDA { values[c] = V::load(sums + c * pack_lanes); });
                (*static_cast<const Epilogue*>(epilogue))(row + r, column, values);
            }
        });
    }

    const void* epilogue_;
    void (*function_)(const void*, Index, Index, Index, const T*);
};

/// The product of a batch and a matrix, handed to an epilogue block by block.
///
/// x is [rows, inner] in panels `InnerWidth` wide, w is [inner, columns] in panels `Width` wide (all `inner`
/// rows of a panel contiguous). For every row and every pack of columns the epilogue gets
///     epilogue(row, first column, sums[packs])      sums = x[row, 0] w[0] + x[row, 1] w[1] + ...
/// Order of summation (format): from +0, k ascending, each product fused with the sum. Where x knows its live
/// values the others are left out.
template <class Isa, Index InnerWidth, Index Width, class T>
class Matmul {
    using V = Pack<Isa, T>;
    static constexpr Index tile_packs = std::min(Tile<Isa, T>::packs, Width / pack_lanes);
    static constexpr Index row_size = tile_packs * pack_lanes;
    static constexpr Index tile_rows = Tile<Isa, T>::rows;
    static constexpr Index chunk =
        128 / tile_rows;  // blocks of rows of x that stay in the second-level cache
    using Epilogue = BlockEpilogue<Isa, tile_packs, T>;

public:
    template <class RowEpilogue>
    static void run(PanelView<const T> x, const T* w, Index rows, Index inner, Index columns,
                    const RowEpilogue& epilogue) {
        Matmul{x, w, inner, Epilogue(epilogue)}.run(rows, columns);
    }

private:
    Matmul(PanelView<const T> x, const T* w, Index inner, const Epilogue& epilogue)
        : x_(x), w_(w), inner_(inner), epilogue_(epilogue) {}

    void run(Index rows, Index columns) const;

    template <Index Rows>
    STATICNN_INLINE void tile(Index row, Index column) const {
        V sums[Rows][tile_packs];
        unroll<Rows>([&](auto r) STATICNN_INLINE_LAMBDA {
            unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA { sums[r][c] = V(T(0)); });
        });
        const T* w = w_ + (column / Width) * inner_ * Width + column % Width;
        const T* x_panel = x_.values + row * InnerWidth;
        const std::uint32_t* live =
            x_.live.columns == nullptr ? nullptr : x_.live.columns + row / tile_rows * x_.live.panels;
        for (Index first = 0; first < inner_; first += InnerWidth, x_panel += x_.stride) {
            const Index count = std::min(InnerWidth, inner_ - first);
            for_each_live(
                live == nullptr ? low_bits(count) : *live++, count, [&](Index k) STATICNN_INLINE_LAMBDA {
                    V right[tile_packs];
                    unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                        right[c] = V::load(w + k * Width + c * pack_lanes);
                    });
                    unroll<Rows>([&](auto r) STATICNN_INLINE_LAMBDA {
                        const V left(x_panel[r * InnerWidth + k]);
                        unroll<tile_packs>(
                            [&](auto c) STATICNN_INLINE_LAMBDA { sums[r][c].add_product(left, right[c]); });
                    });
                });
            w += count * Width;
        }
        // By way of the nearest cache to the epilogue.
        alignas(64) T finished[Rows * row_size];
        unroll<Rows>([&](auto r) STATICNN_INLINE_LAMBDA {
            unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                sums[r][c].store(finished + r * row_size + c * pack_lanes);
            });
        });
        epilogue_(row, Rows, column, finished);
    }

    PanelView<const T> x_;
    const T* w_;
    Index inner_;
    Epilogue epilogue_;
};

// Not within the class, so that it can be compiled once for all programs (kernels/compiled.hpp).
template <class Isa, Index InnerWidth, Index Width, class T>
void Matmul<Isa, InnerWidth, Width, T>::run(Index rows, Index columns) const {
    const Index blocks = (rows + tile_rows - 1) / tile_rows;
    const Index strips = (columns + row_size - 1) / row_size;
    // Strip by strip, so that each thread reads a part of w alone.
    const Index operations = (2 * rows + operations_of_a_weight) * inner_ * strips * row_size;
    share(strips * blocks, operations, [&](Index first, Index last) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index start = 0; start < blocks; start += chunk) {
                const Index stop = std::min(start + chunk, blocks);
                for (Index strip = first / blocks; strip * blocks < last; ++strip) {
                    const Index begin = std::max(start + strip * blocks, first) - strip * blocks;
                    const Index end = std::min(stop + strip * blocks, last) - strip * blocks;
                    if (begin >= end) continue;
                    const Index row = begin * tile_rows, count = std::min(end * tile_rows, rows) - row;
                    for_each_block<tile_rows>(count, [&](Index done, auto size) STATICNN_INLINE_LAMBDA {
                        tile<decltype(size)::value>(row + done, strip * row_size);
                    });
                }
            }
        });
    });
}

}  // namespace staticnn::kernels
