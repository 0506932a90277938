// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include "staticnn/activations/linear.hpp"
#include "staticnn/activations/on_rows.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/models/parameter_table.hpp"

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

template <class Function, bool IsLast>
struct AppliedAs {
    using type = Function;
};
template <class Function>
    requires is_logistic<Function>
struct AppliedAs<Function, true> {
    using type = OnRows<Function>;
};

/// Stands for an activation under a gate, for the losses that look at the last activation.
template <class Activation>
struct Gated {};

/// A fused step: a layer that computes, an activation, a gate, any of which may be missing. The layers are
/// known here by what they can do, not by name, and none knows its neighbour.
template <class Topology, Index FirstLayer, class ProducerType, class FunctionType, class GateType,
          Index GateLayer, Index NextLayer>
struct Group {
    using Producer = ProducerType;
    using Gate = GateType;
    static constexpr bool has_producer = !std::is_same_v<Producer, None>;
    static constexpr bool has_gate = !std::is_same_v<Gate, None>;
    static constexpr bool is_block = Block<Producer>;
    static constexpr bool is_product = has_producer && !is_block;

    /// What the layer says, and what is done: at the end of a network the logistic function is left to the
    /// head, because a loss may want to see what enters it.
    using Function = FunctionType;
    using Activation = typename AppliedAs<Function, !has_gate && NextLayer == Topology::layer_count>::type;
    /// True when the gradient of the output is not that of what entered the activation.
    static constexpr bool has_epilogue = !std::is_same_v<Activation, Linear> || has_gate;

    static constexpr Index first_layer = FirstLayer;
    static constexpr Index gate_layer = GateLayer;
    static constexpr Index next_layer = NextLayer;
    static constexpr Index inputs = Topology::template InputOf<FirstLayer>::size;
    static constexpr Index outputs = Topology::template OutputOf<NextLayer - 1>::size;
    static constexpr ParameterRange parameters = [] {
        if constexpr (has_producer)
            return Topology::template parameters_of<FirstLayer>;
        else
            return ParameterRange{};
    }();
    /// True when the way back through this group reaches a parameter of its own that moves.
    static constexpr bool learns = parameters.has_trained || parameters.has_running;
};

/// The group that starts at layer `First`, taken layer by layer.
template <class Topology, Index First>
class GroupAt {
    template <Index I>
    static constexpr auto layer_at() {
        if constexpr (I < Topology::layer_count)
            return std::type_identity<typename Topology::template LayerType<I>>{};
        else
            return std::type_identity<None>{};
    }
    template <Index I>
    using LayerOrNone = typename decltype(layer_at<I>())::type;

    // Layers that only reshape do nothing to the values, and belong to whatever stands before them.
    template <Index I>
    static constexpr Index skip() {
        if constexpr (Reshaping<LayerOrNone<I>>)
            return skip<I + 1>();
        else
            return I;
    }

    static constexpr Index start = skip<First>();
    using StartType = LayerOrNone<start>;
    static constexpr bool rides = Gate<StartType> || ActivationLayer<StartType>;
    using Producer = std::conditional_t<rides, None, StartType>;
    using OwnActivation = typename ActivationOf<Producer>::type;

    static constexpr Index after_producer = skip<start + Index{!std::is_same_v<Producer, None>}>();
    static constexpr bool takes_activation = !Block<Producer> && std::is_same_v<OwnActivation, Linear> &&
                                             ActivationLayer<LayerOrNone<after_producer>>;
    static constexpr auto pick_activation() {
        if constexpr (takes_activation)
            return std::type_identity<typename LayerOrNone<after_producer>::Function>{};
        else
            return std::type_identity<OwnActivation>{};
    }

    static constexpr Index after_activation = skip<after_producer + Index{takes_activation}>();
    static constexpr bool takes_gate = !Block<Producer> && Gate<LayerOrNone<after_activation>>;
    using GateType = std::conditional_t<takes_gate, LayerOrNone<after_activation>, None>;
    static constexpr Index after_gate = skip<after_activation + Index{takes_gate}>();

public:
    using type = Group<Topology, start, Producer, typename decltype(pick_activation())::type, GateType,
                       after_activation, after_gate>;
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
