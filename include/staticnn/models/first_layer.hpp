// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/models/groups.hpp"

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

/// True for what a `Lookup` can look up.
template <Index Vocabulary, class T>
constexpr bool is_entry(T value) {
    return value >= 0 && value < T(Vocabulary) && value == static_cast<T>(static_cast<Index>(value));
}

}  // namespace staticnn::detail
