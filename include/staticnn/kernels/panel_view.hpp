// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::kernels {

/// Which values of a batch are not zero, as far as matrix products can make use of it: a term with a factor
/// of +0 or -0 changes no bit of a sum that starts from +0, as long as the other factor is finite, and is
/// left out wherever that is easy. Blocks are Blocks<Tile::rows> of the product's instruction set and type.
struct LiveValues {
    /// For each block of rows a word for each panel: bit c is set when column c of the panel is
    /// live in one of these rows. Null when every column is to be taken.
    const std::uint32_t* columns = nullptr;
    /// For each block of a panel's columns `groups` words: bit r of word i is set when row 32 i + r is live
    /// in one of these columns. Null when every row is to be taken.
    const std::uint32_t* rows = nullptr;
    Index panels = 0;
    Index groups = 0;
};

/// A batch of rows in panels (core/panels.hpp). The distance between panels is fixed by the capacity of the
/// batch, never by the rows in use: with a distance that changes, the last, shorter batch of an epoch would
/// move data that another thread still reads.
template <class T>
struct PanelView {
    T* values;
    Index stride;  // from one panel to the next
    LiveValues live{};

    constexpr operator PanelView<const T>() const { return {values, stride, live}; }
};

/// The lowest `count` bits, 1 to 32.
STATICNN_INLINE constexpr std::uint32_t low_bits(Index count) { return ~std::uint32_t{0} >> (32 - count); }

/// Calls visit(i) for i = 0 .. count - 1, at most 32, or for those alone whose bits are set in `live`.
template <class Visit>
STATICNN_INLINE void for_each_live(std::uint32_t live, Index count, const Visit& visit) {
    if (live == low_bits(count)) {
        for (Index i = 0; i < count; ++i) visit(i);
    } else {
        for (; live != 0; live &= live - 1) visit(static_cast<Index>(std::countr_zero(live)));
    }
}

/// Rows and packs of the register block that a matrix product accumulates: as many accumulators as fit beside
/// one row of the right-hand matrix and one broadcast value.
template <class Isa, class T>
struct Tile {
    static constexpr Index registers_per_pack = pack_lanes * sizeof(T) / Isa::vector_bytes;
    static constexpr Index packs = Isa::registers == 32 && registers_per_pack == 1 ? 2 : 1;
    static constexpr Index rows =
        std::clamp<Index>((Isa::registers - 1) / (packs * registers_per_pack) - 1, 1, 8);
};

}  // namespace staticnn::kernels
