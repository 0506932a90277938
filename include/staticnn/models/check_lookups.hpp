// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/models/first_layer.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn::detail {

/// Refuses a loaded batch with a value that the first layer cannot look up. Throws DataError.
template <class Topology, class T>
void check_lookups(Workspace<Topology, T>& workspace, Index rows, const kernels::Pick& pick) {
    if constexpr (Lookup<FirstActing<Topology>>) {
        constexpr Index vocabulary = FirstActing<Topology>::vocabulary, width = panel_width(Topology::inputs);
        const kernels::PanelView<T> input = workspace.input();
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < Topology::inputs; ++column) {
                const T value = input.values[(column / width) * input.stride + row * width + column % width];
                if (is_entry<vocabulary>(value)) continue;
                throw DataError("row " + std::to_string(pick(row)) + ", column " + std::to_string(column) +
                                " of the samples is expected to be a whole number below " +
                                std::to_string(vocabulary) + ", the vocabulary of Embedding; found " +
                                text_of_number(static_cast<double>(value)));
            }
        }
    }
}

}  // namespace staticnn::detail
