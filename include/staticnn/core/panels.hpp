// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/index.hpp"

namespace staticnn {

/// Values per pack: the unit of every kernel, on every instruction set.
inline constexpr Index pack_lanes = 16;

/// Columns of one panel. Depends on the number of columns alone, never on the instruction set.
constexpr Index panel_width(Index columns) noexcept {
    return columns <= pack_lanes ? pack_lanes : 2 * pack_lanes;
}

/// Where element [row, column] of a matrix lies in memory: columns are cut into panels of a fixed width, and
/// all rows of one panel are contiguous. The last panel is padded. This order is private to memory;
/// everything that leaves the library is row-major without padding.
struct PanelLayout {
    Index rows = 0;
    Index columns = 0;

    constexpr Index width() const noexcept { return panel_width(columns); }
    constexpr Index panels() const noexcept { return (columns + width() - 1) / width(); }
    constexpr Index size() const noexcept { return rows * panels() * width(); }
    constexpr Index offset(Index row, Index column) const noexcept {
        return (column / width()) * rows * width() + row * width() + column % width();
    }

    /// That of a parameter. A single column lies as a row, its values one after another: its row-major order
    /// is the same.
    static constexpr PanelLayout of_parameter(Index rows, Index columns) noexcept {
        return columns == 1 ? PanelLayout{1, rows} : PanelLayout{rows, columns};
    }
};

/// The number of this order, in which staticnn-embed writes weights, parameter after parameter. Whoever
/// changes the order counts on, so that files that were written before are refused.
inline constexpr int embedded_layout = 2;

}  // namespace staticnn
