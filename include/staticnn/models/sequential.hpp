// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/models/parameter_table.hpp"

namespace staticnn {

/// The place of a layer in a topology. When it does not fit, the name of this type says where, what and after
/// what.
template <Index Position, class Layer, class Input>
struct LayerAt {
    static_assert(
        Layer::template accepts<Input>,
        "staticnn: 'Layer' at 'Position' does not accept 'Input', the shape that the layer before it "
        "produces");
};

/// The place of something that is no layer.
template <Index Position, class Type>
struct NotALayerAt {
    static_assert(
        Layer<Type>,
        "staticnn: 'Type' at 'Position' of Sequential is not a layer, such as Dense<784,512,Relu> or "
        "Dropout<0.2>");
};

namespace detail {

template <class Type>
inline constexpr bool has_row_activation = false;
template <class Type>
    requires(requires { typename Type::Activation; } && !ActivationLayer<Type>)
inline constexpr bool has_row_activation<Type> = RowActivation<typename Type::Activation>;
template <ActivationLayer Type>
inline constexpr bool has_row_activation<Type> = RowActivation<typename Type::Function>;

/// How many streams of random numbers a layer has: one, unless there are layers inside of it.
template <class Type>
inline constexpr std::uint32_t streams_of = 1;
template <class Type>
    requires requires { Type::streams; }
inline constexpr std::uint32_t streams_of<Type> = Type::streams;

/// What a layer makes of its input; of one that does not fit, what it would make of the right one, so that
/// LayerAt speaks alone.
template <class Layer, class Input>
struct OutputOf {
    using type = typename Layer::template Output<Input>;
};
template <HasInputShape Layer, class Input>
struct OutputOf<Layer, Input> {
    using type = typename Layer::template Output<
        std::conditional_t<Layer::template accepts<Input>, Input, typename Layer::Input>>;
};

/// The shape that layer I gets; after the last layer, what the topology puts out.
template <class Topology, Index I>
constexpr auto shape_before() {
    if constexpr (I == 0)
        return std::type_identity<typename Topology::Input>{};
    else
        return std::type_identity<
            typename OutputOf<typename Topology::template LayerType<I - 1>,
                              typename decltype(shape_before<Topology, I - 1>())::type>::type>{};
}

/// Stands where something is no layer, so that NotALayerAt speaks alone.
struct NoLayer {
    static constexpr FixedString name = "NoLayer";
    static constexpr FixedString kind = "none";
    static constexpr auto schema = parameters();
    template <class>
    static constexpr bool accepts = true;
    template <class Input>
    using Output = Input;
    template <class>
    static constexpr Index flops = 0;
};
template <class Type>
using AsLayer = std::conditional_t<Layer<Type>, Type, NoLayer>;

/// The shape that the first layer needs. Where it needs none, one that brings no other error.
template <class... Layers>
struct FirstInput {
    static constexpr bool is_known = false;
    using type = Shape<1>;
};
template <class First, class... Rest>
struct FirstInput<First, Rest...> {
    static constexpr bool is_known = std::is_same_v<First, NoLayer>;
    using type = typename FirstInput<Rest...>::type;
};
template <HasInputShape First, class... Rest>
struct FirstInput<First, Rest...> {
    static constexpr bool is_known = true;
    using type = typename First::Input;
};

}  // namespace detail

/// A network as a type: layers, each fed by the one before. Empty; every fact about it is a constant.
template <class... Layers>
struct Sequential {
    static_assert(sizeof...(Layers) > 0, "staticnn: 'Sequential' has at least one layer");
    static_assert([]<Index... I>(std::index_sequence<I...>) {
        return ((sizeof(NotALayerAt<I, Layers>) > 0) && ...);
    }(std::index_sequence_for<Layers...>{}));

    static constexpr Index layer_count = sizeof...(Layers);
    template <Index I>
    using LayerType = NthType<I, detail::AsLayer<Layers>...>;

    static_assert(
        sizeof...(Layers) == 0 || detail::FirstInput<detail::AsLayer<Layers>...>::is_known,
        "staticnn: the first layer of 'Sequential' must know its input shape, as Dense<784,512> does");

    using Input = typename detail::FirstInput<detail::AsLayer<Layers>...>::type;
    template <Index I>
    using InputOf = typename decltype(detail::shape_before<Sequential, I>())::type;
    template <Index I>
    using OutputOf = InputOf<I + 1>;
    using Output = InputOf<layer_count>;

    static_assert([]<Index... I>(std::index_sequence<I...>) {
        return ((sizeof(LayerAt<I, LayerType<I>, InputOf<I>>) > 0) && ...);
    }(std::make_index_sequence<layer_count>{}));

    static constexpr Index inputs = Input::size;
    static constexpr Index outputs = Output::size;

    /// "Sequential<Dense<784,512,Relu>,Dropout<0.2>,Dense<512,10,Softmax>>"
    static constexpr auto name = FixedString("Sequential<") +
                                 join(FixedString(","), detail::AsLayer<Layers>::name...) + FixedString(">");
    /// The same with what is no part of a name: Frozen, regularizers, constraints.
    static constexpr auto spelling =
        FixedString("Sequential<") + join(FixedString(","), spelling_of<Layers>()...) + FixedString(">");

    static constexpr auto parameter_table = detail::parameter_table<detail::AsLayer<Layers>...>();

    /// The parameters of layer I.
    template <Index I>
    static constexpr ParameterRange parameters_of = detail::range_of(parameter_table, I);
    /// All parameters as a list of types (core/schema.hpp).
    using Parameters = decltype(joined(detail::AsLayer<Layers>::schema...));

    /// The number of the random numbers of layer I.
    template <Index I>
    static constexpr std::uint32_t stream_number = []<Index... J>(std::index_sequence<J...>) {
        return (std::uint32_t{0} + ... + detail::streams_of<LayerType<J>>);
    }
    (std::make_index_sequence<I>{});
    static constexpr std::uint32_t streams = (std::uint32_t{0} + ... + detail::streams_of<Layers>);

    /// Numbers that make up the network.
    static constexpr Index parameter_count = [] {
        Index count = 0;
        for (const ParameterInfo& info : parameter_table) count += info.size();
        return count;
    }();
    /// Those of them that training adjusts.
    static constexpr Index trainable_count = [] {
        Index count = 0;
        for (const ParameterInfo& info : parameter_table)
            if (info.is_trained()) count += info.size();
        return count;
    }();
    /// Numbers in memory, with the padding of panels.
    static constexpr Index storage_size = [] {
        Index size = 0;
        for (const ParameterInfo& info : parameter_table) size += info.layout().size();
        return size;
    }();
    /// Bytes of the parameters, without padding.
    template <class Scalar = float>
    static constexpr Index bytes = parameter_count * sizeof(Scalar);

    /// Floating-point operations of one forward pass of one sample (a fused multiply-add counts as two).
    static constexpr Index flops = []<Index... I>(std::index_sequence<I...>) {
        return (Index{0} + ... + LayerType<I>::template flops<InputOf<I>>);
    }
    (std::make_index_sequence<layer_count>{});

    static_assert(
        []<Index... I>(std::index_sequence<I...>) {
            return (true && ... && (I + 1 == layer_count || !detail::has_row_activation<LayerType<I>>));
        }(std::make_index_sequence<layer_count>{}),
        "staticnn: Softmax belongs to the last layer of 'Sequential' and stands there once");

    static_assert(
        []<Index... I>(std::index_sequence<I...>) {
            return (true && ... && (I == 0 || !Lookup<LayerType<I>>));
        }(std::make_index_sequence<layer_count>{}),
        "staticnn: Embedding is the first layer of 'Sequential'");
};

}  // namespace staticnn
