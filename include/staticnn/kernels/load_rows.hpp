// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/kernels/copy.hpp"

namespace staticnn::kernels {

/// Copies rows of a source into panels, times their scale: row i of the batch is row `pick(i)` of `source`.
/// `moment` is that of the training step, and null outside training.
template <class Isa, class T, RowSource Source>
void load_rows(const Source& source, Index rows, PanelView<T> to, const Pick& pick, const Moment* moment) {
    constexpr Index columns = Source::width;
    constexpr Index width = panel_width(columns);
    const T scale = static_cast<T>(source.scale());
    if constexpr (ContiguousRowSource<Source>) {
        gather<Isa, width, T>(source.data(), columns, rows, scale, to, pick);
    } else {
        if constexpr (requires { source.template try_load<Isa>(rows, to, pick, moment); })
            if (source.template try_load<Isa>(rows, to, pick, moment)) return;
        ElementOf<Source> values[columns];
        for (Index row = 0; row < rows; ++row) {
            read_row(source, pick(row), row, moment, values);
            gather<Isa, width, T>(values, columns, 1, scale, {to.values + row * width, to.stride}, {});
        }
    }
}

}  // namespace staticnn::kernels
