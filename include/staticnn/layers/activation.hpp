// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/linear.hpp"
#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/schema.hpp"

namespace staticnn {

/// An activation function as a layer of its own: y = f(x), value by value; Softmax over all values of a
/// sample, which can only end a network. Behind a layer that has no activation it costs no step of its own.
/// Shapes: any, unchanged.
template <class FunctionType>
struct Activation {
    static_assert(ActivationFunction<FunctionType>,
                  "staticnn: the argument of 'Activation' is an activation function, such as Relu");

    // Of what is none, any, so that no other error follows.
    using Function = std::conditional_t<ActivationFunction<FunctionType>, FunctionType, Linear>;

    static constexpr auto name = FixedString("Activation<") + Function::name + FixedString(">");
    static constexpr FixedString kind = "activation";
    static constexpr auto schema = parameters();
    static constexpr bool is_activation = true;

    template <class Input>
    static constexpr bool accepts = true;
    template <class Input>
    using Output = Input;
    template <class Input>
    static constexpr Index flops = 0;
};

}  // namespace staticnn
