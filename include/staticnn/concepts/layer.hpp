// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include "staticnn/core/shape.hpp"

namespace staticnn {

/// A layer is an empty type that says what it keeps and what it computes. Every layer has
///     static constexpr auto name = ...;                               "Dense<784,512,Relu>"
///     static constexpr FixedString kind = "dense";                    the base of its name in a summary
///     static constexpr auto schema = parameters(...);                 what it keeps (core/schema.hpp)
///     template <class Input> static constexpr bool accepts = ...;     which input shapes fit
///     template <class Input> using Output = ...;                      the shape it makes of them
///     template <class Input> static constexpr Index flops = ...;      forward, per sample; fma = 2
/// and is either a producer, which computes its outputs from all inputs (layers/dense.hpp), or a gate, which
/// works on one value at a time, only in training, and can ride in the epilogue of the layer before it
/// (layers/dropout.hpp).
template <class Type>
concept Layer = std::is_empty_v<Type> && requires {
    { Type::name.view() } -> std::same_as<std::string_view>;
    { Type::kind.view() } -> std::same_as<std::string_view>;
    Type::schema;
};

/// A layer that only acts in training, on one value at a time:
///     static constexpr bool is_gate = true;
///     static constexpr bool keeps_sign = ...;      outputs are 0 or have the sign of the input
///     template <Index Packs, class V> static void forward(V (&x)[Packs], const RandomStream&, Index
///     first_pack); template <Index Packs, class V> static void backward(V (&gradient)[Packs], const
///     RandomStream&, Index); template <class V> static V kept(const V& gradient);     if keeps_sign:
///     backward where the output is not 0
template <class Type>
concept Gate = Layer<Type> && requires {
    requires Type::is_gate;
};

/// A layer that needs a certain input shape, and so can be the first of a network.
template <class Type>
concept HasInputShape = requires {
    typename Type::Input;
};

}  // namespace staticnn
