// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include "staticnn/activations/linear.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::detail {

/// Stands where a group has no layer of that kind.
struct None {};

template <class Producer>
struct ActivationOf {
    using type = Linear;
};
template <class Producer>
    requires requires { typename Producer::Activation; }
struct ActivationOf<Producer> {
    using type = typename Producer::Activation;
};

/// A fused step: a layer that computes, then a gate, either of which may be missing. The layers are known
/// here by what they can do, not by name, and none knows its neighbour.
template <class Topology, Index FirstLayer, class ProducerType, class GateType>
struct Group {
    using Producer = ProducerType;
    using Gate = GateType;
    using Activation = typename ActivationOf<Producer>::type;

    static constexpr bool has_producer = !std::is_same_v<Producer, None>;
    static constexpr bool has_gate = !std::is_same_v<Gate, None>;
    static constexpr Index first_layer = FirstLayer;
    static constexpr Index gate_layer = has_producer ? FirstLayer + 1 : FirstLayer;
    static constexpr Index next_layer = FirstLayer + Index{has_producer} + Index{has_gate};
    static constexpr Index inputs = Topology::template InputOf<FirstLayer>::size;
    static constexpr Index outputs = Topology::template OutputOf<next_layer - 1>::size;
};

/// The group that starts at layer `First`.
template <class Topology, Index First>
struct GroupAt {
    using Layer = typename Topology::template LayerType<First>;
    static constexpr bool gate_follows = [] {
        if constexpr (First + 1 < Topology::layer_count)
            return Gate<typename Topology::template LayerType<First + 1>>;
        else
            return false;
    }();

    static constexpr auto pick() {
        if constexpr (Gate<Layer>)
            return std::type_identity<Group<Topology, First, None, Layer>>{};
        else if constexpr (gate_follows)
            return std::type_identity<
                Group<Topology, First, Layer, typename Topology::template LayerType<First + 1>>>{};
        else
            return std::type_identity<Group<Topology, First, Layer, None>>{};
    }
    using type = typename decltype(pick())::type;
};

template <class Topology, Index First = 0, class... Done>
constexpr auto lower() {
    if constexpr (First == Topology::layer_count) {
        return std::type_identity<std::tuple<Done...>>{};
    } else {
        using Next = typename GroupAt<Topology, First>::type;
        return lower<Topology, Next::next_layer, Done..., Next>();
    }
}

/// A topology as a tuple of fused steps.
template <class Topology>
using GroupsOf = typename decltype(lower<Topology>())::type;

}  // namespace staticnn::detail
