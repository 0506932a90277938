// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/blocks.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"
#include "staticnn/kernels/summation.hpp"

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
/// in the order that Summation says. Where x knows its live values the others are left out.
template <class Isa, Index InnerWidth, Index Width, class T>
class Matmul {
    using V = Pack<Isa, T>;
    static constexpr Index tile_packs = std::min(Tile<Isa, T>::packs, Width / pack_lanes);
    static constexpr Index row_size = tile_packs * pack_lanes;
    using Rows = Blocks<Tile<Isa, T>::rows>;
    static constexpr Index panel_strips = Width / row_size;
    static constexpr Index chunk = 4 * Rows::group_rows;  // rows of x that stay in the second-level cache
    static constexpr Index deep = 128;  // rows of w that stay in the nearest cache meanwhile
    using Epilogue = BlockEpilogue<Isa, tile_packs, T>;

public:
    template <class RowEpilogue>
    static void run(PanelView<const T> x, const T* w, Index rows, Index inner, Index columns,
                    const RowEpilogue& epilogue) {
        Matmul{x, w, inner, columns, Epilogue(epilogue)}.run(rows, columns);
    }

private:
    Matmul(PanelView<const T> x, const T* w, Index inner, Index columns, const Epilogue& epilogue)
        : x_(x), w_(w), inner_(inner), summation_(Summation::of(inner, columns)), epilogue_(epilogue) {}

    void run(Index rows, Index columns) const;

    template <Index Size>
    using Sums = V[Size][tile_packs];

    /// visit(r, c) for each pack of a block's sums.
    template <Index Size, class Visit>
    STATICNN_INLINE static void for_each_sum(const Visit& visit) {
        unroll<Size>([&](auto r) STATICNN_INLINE_LAMBDA {
            unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA { visit(r, c); });
        });
    }

    /// The terms from..until of a block's sums: some of the chain, or a whole number of parts. Sums that are
    /// not finished wait in `partial`.
    template <Index Size>
    STATICNN_INLINE void tile(Index row, Index word, Index column, Index from, Index until,
                              T* partial) const {
        const auto waiting = [&](Index r, Index c)
                                 STATICNN_INLINE_LAMBDA { return partial + r * row_size + c * pack_lanes; };
        Sums<Size> sums;
        for_each_sum<Size>([&](auto r, auto c) STATICNN_INLINE_LAMBDA {
            sums[r][c] = from > 0 ? V::load(waiting(r, c)) : V(T(0));
        });
        // The sums of a single narrow panel are cut, whatever its columns.
        if (Width > pack_lanes && !summation_.is_cut) {
            add_terms<Size>(row, word, column, from, until, sums);
        } else {
            for (Index begin = from, end; begin < until; begin = end) {
                end = std::min(begin + summation_.length, until);
                Sums<Size> part;
                for_each_sum<Size>([&](auto r, auto c) STATICNN_INLINE_LAMBDA { part[r][c] = V(T(0)); });
                add_terms<Size>(row, word, column, begin, end, part);
                for_each_sum<Size>([&](auto r, auto c) STATICNN_INLINE_LAMBDA {
                    sums[r][c] = begin > 0 ? sums[r][c] + part[r][c] : part[r][c];
                });
            }
        }
        for_each_sum<Size>([&](auto r, auto c) STATICNN_INLINE_LAMBDA { sums[r][c].store(waiting(r, c)); });
        if (until == inner_) epilogue_(row, Size, column, partial);
    }

    /// Adds the terms from..until to `sums`.
    template <Index Size>
    STATICNN_INLINE void add_terms(Index row, Index word, Index column, Index from, Index until,
                                   Sums<Size>& sums) const {
        const T* w = w_ + (column / Width) * inner_ * Width + from * Width + column % Width;
        const std::uint32_t* live = x_.live.columns;
        if (live != nullptr) live += word * x_.live.panels;
        for (Index first = from, count; first < until; first += count, w += count * Width) {
            const Index panel = first / InnerWidth, offset = first % InnerWidth;
            count = std::min(InnerWidth - offset, until - first);
            const T* x = x_.values + panel * x_.stride + row * InnerWidth + offset;
            const std::uint32_t all = low_bits(count);
            for_each_live(live == nullptr ? all : live[panel] >> offset & all, count,
                          [&](Index k) STATICNN_INLINE_LAMBDA {
                              V right[tile_packs];
                              unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                                  right[c] = V::load(w + k * Width + c * pack_lanes);
                              });
                              unroll<Size>([&](auto r) STATICNN_INLINE_LAMBDA {
                                  const V left(x[r * InnerWidth + k]);
                                  unroll<tile_packs>([&](auto c) STATICNN_INLINE_LAMBDA {
                                      sums[r][c].add_product(left, right[c]);
                                  });
                              });
                          });
        }
    }

    PanelView<const T> x_;
    const T* w_;
    Index inner_;
    Summation summation_;
    Epilogue epilogue_;
};

// Not within the class, so that it can be compiled once for all programs (kernels/compiled.hpp).
template <class Isa, Index InnerWidth, Index Width, class T>
void Matmul<Isa, InnerWidth, Width, T>::run(Index rows, Index columns) const {
    const Rows all(rows);
    const Index blocks = all.count();
    const Index strips = (columns + row_size - 1) / row_size;
    // Strip by strip, so that each thread reads a part of w alone.
    const Index operations = (2 * rows + operations_of_a_weight) * inner_ * strips * row_size;
    // Only whole parts may wait in `partial`.
    const Index part = summation_.is_cut ? summation_.length : 1;
    // With a single block nothing is read twice.
    const Index depth = blocks > 1 ? deep / part * part : inner_;
    share(strips * blocks, operations, [&](Index first, Index last) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            alignas(64) T partial[panel_strips][chunk * row_size];
            for (Index start_row = 0; start_row < rows; start_row += chunk) {
                const Index start = all.before(start_row), stop = all.before(start_row + chunk);
                for (Index panel = first / blocks; panel * blocks < last; panel += panel_strips) {
                    for (Index from = 0; from < inner_; from += depth) {
                        const Index until = std::min(from + depth, inner_);
                        for (Index i = 0; i < panel_strips; ++i) {
                            const Index strip = panel + i;
                            if (strip * blocks >= last) break;
                            const Index begin = std::max(start + strip * blocks, first) - strip * blocks;
                            const Index end = std::min(stop + strip * blocks, last) - strip * blocks;
                            all.for_each(
                                begin, end, [&](Index row, Index word, auto size) STATICNN_INLINE_LAMBDA {
                                    tile<decltype(size)::value>(row, word, strip * row_size, from, until,
                                                                partial[i] + (row - start_row) * row_size);
                                });
                        }
                    }
                }
            }
        });
    });
}

}  // namespace staticnn::kernels
