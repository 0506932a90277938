// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <string>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn::detail {

/// The number of the first layer that does more than reshape; that of the layers when there is none.
template <class Topology, Index I = 0>
constexpr Index first_acting_layer() {
    if constexpr (I == Topology::layer_count)
        return I;
    else if constexpr (Reshaping<typename Topology::template LayerType<I>>)
        return first_acting_layer<Topology, I + 1>();
    else
        return I;
}

template <class Topology>
constexpr auto first_acting_type() {
    constexpr Index number = first_acting_layer<Topology>();
    if constexpr (number < Topology::layer_count)
        return std::type_identity<typename Topology::template LayerType<number>>{};
    else
        return std::type_identity<None>{};
}

/// The first layer that does more than reshape, or None.
template <class Topology>
using FirstActing = typename decltype(first_acting_type<Topology>())::type;

/// Refuses a loaded batch with a value that the first layer cannot look up. Throws DataError.
template <class Topology, class T>
void check_lookups(Workspace<Topology, T>& workspace, Index rows, const kernels::Pick& pick) {
    if constexpr (Lookup<FirstActing<Topology>>) {
        constexpr Index vocabulary = FirstActing<Topology>::vocabulary, width = panel_width(Topology::inputs);
        const kernels::PanelView<T> input = workspace.input();
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < Topology::inputs; ++column) {
                const T value = input.values[(column / width) * input.stride + row * width + column % width];
                if (value >= 0 && value < T(vocabulary) && value == std::floor(value)) continue;
                throw DataError("row " + std::to_string(pick(row)) + ", column " + std::to_string(column) +
                                " of the samples is expected to be a whole number below " +
                                std::to_string(vocabulary) + ", the vocabulary of Embedding; found " +
                                text_of_number(static_cast<double>(value)));
            }
        }
    }
}

}  // namespace staticnn::detail
