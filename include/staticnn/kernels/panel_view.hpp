// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::kernels {

/// A batch of rows in panels (core/panels.hpp). The distance between panels is fixed by the capacity of the
/// batch, never by the rows in use: with a distance that changes, the last, shorter batch of an epoch would
/// move data that another thread still reads.
template <class T>
struct PanelView {
    T* values;
    Index stride;  // from one panel to the next

    operator PanelView<const T>() const { return {values, stride}; }
};

/// Rows and packs of the register block that a matrix product accumulates: as many accumulators as fit beside
/// one row of the right-hand matrix and one broadcast value.
template <class Isa, class T>
struct Tile {
    static constexpr Index registers_per_pack = pack_lanes * sizeof(T) / Isa::vector_bytes;
    static constexpr Index packs = Isa::registers == 32 && registers_per_pack == 1 ? 2 : 1;
    static constexpr Index rows = Isa::registers == 32      ? 8
                                  : registers_per_pack == 2 ? 4
                                  : registers_per_pack == 4 ? 2
                                                            : 1;
};

/// Cuts `count` into blocks of `Size`, then of 1, and calls visit(first, block size as a constant). Two
/// sizes, because each is compiled for every kernel and instruction set.
template <Index Size, class Visit>
STATICNN_INLINE void for_each_block(Index count, const Visit& visit) {
    Index first = 0;
    for (; first + Size <= count; first += Size) visit(first, std::integral_constant<Index, Size>{});
    if constexpr (Size > 1)
        for (; first < count; ++first) visit(first, std::integral_constant<Index, 1>{});
}

}  // namespace staticnn::kernels
