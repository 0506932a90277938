// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include "staticnn/core/shape.hpp"

namespace staticnn {

/// A layer is an empty type that says what it keeps and what it computes. Every layer has
///
///     static constexpr auto name = ...;                               "Dense<784,512,Relu>"
///     static constexpr FixedString kind = "dense";                    the base of its name in a summary
///     static constexpr auto schema = parameters(...);                 what it keeps (core/schema.hpp)
///     template <class Input> static constexpr bool accepts = ...;     which input shapes fit
///     template <class Input> using Output = ...;                      the shape it makes of them
///     template <class Input> static constexpr Index flops = ...;      forward, per sample; fma = 2
///
/// and, where only one input shape fits, `using Input = Shape<...>`; where the name leaves something out, a
/// `spelling` (core/spelling.hpp). It is of one of these forms, which
/// decides how a network calls it (models/groups.hpp):
///   - a product, which computes its outputs from all inputs and hands them on, block by block
///     (layers/dense.hpp); it may have an `Activation` of its own;
///   - an activation (layers/activation.hpp), a gate (layers/dropout.hpp), which works on one value at a
///   time,
///     only in training, or a reshaping (layers/flatten.hpp): these ride on the layer before;
///   - a block, which sees the whole batch (layers/layer_normalization.hpp).
template <class Type>
concept Layer = std::is_empty_v<Type> && requires {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::kind.view() } -> std::same_as<std::string_view>;
    Type::schema;
};

/// A layer that only acts in training, on one value at a time:
///
///     static constexpr bool is_gate = true;
///     static constexpr bool keeps_sign = ...;      outputs are 0 or have the sign of the input
///     template <Index Packs, class V>
///     static void forward(V (&x)[Packs], const RandomStream&, Index first_pack);
///     template <Index Packs, class V>
///     static void backward(V (&gradient)[Packs], const RandomStream&, Index first_pack);
///     template <class V> static V kept(const V& gradient);     if keeps_sign: backward of what is not 0
template <class Type>
concept Gate = Layer<Type> && requires {
    requires Type::is_gate;
};

/// A layer that applies an activation function:
///     static constexpr bool is_activation = true;
///     using Function = ...;
template <class Type>
concept ActivationLayer = Layer<Type> && requires {
    requires Type::is_activation;
    typename Type::Function;
};

/// A layer that gives its input another shape and leaves the values as they are:
///     static constexpr bool is_reshaping = true;
template <class Type>
concept Reshaping = Layer<Type> && requires {
    requires Type::is_reshaping;
};

/// A layer that sees the whole batch, before and behind it:
///
///     static constexpr bool is_block = true;
///     template <class T> struct Memory { explicit Memory(Index capacity); ... };
///                                                  what training keeps from forward to backward
///     template <class T, Index Rows> struct PredictionMemory { ... };
///                                                  the same where there is prediction alone (inference.hpp):
///                                                  on a stack, for at most `Rows` rows; not needed where
///                                                  Memory is empty
///     template <class Isa, class T>
///     static void forward(const BlockCall<T>&, PanelView<const T> x, PanelView<T> y, Memory<T>&);
///                                                  with PredictionMemory a template over the last argument;
///                                                  STATICNN_INLINE and constexpr for small networks and
///                                                  constant expressions
///     template <class Isa, class T, class Sink>
///     static void backward(const BlockCall<T>&, PanelView<const T> x, PanelView<const T> y,
///                          PanelView<const T> dy, PanelView<T> dx, Memory<T>&, Sink&);
///                                                  dx.values is null when nobody wants it
///
/// (core/block_call.hpp). A block of several random streams says `static constexpr std::uint32_t streams`.
/// One that treats each feature by itself has a base that does the rest (layers/feature_wise.hpp).
template <class Type>
concept Block = Layer<Type> && requires {
    requires Type::is_block;
};

/// A layer whose inputs are whole numbers below `vocabulary` that name something; only the first layer can be
/// one. Batches are checked when they are loaded.
template <class Type>
concept Lookup = Layer<Type> && requires {
    Type::vocabulary;
};

/// A layer that needs a certain input shape, and so can be the first of a network.
template <class Type>
concept HasInputShape = requires {
    typename Type::Input;
};

}  // namespace staticnn
