// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/linear.hpp"
#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/columns.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/kernels/dot_product.hpp"
#include "staticnn/kernels/matmul.hpp"
#include "staticnn/kernels/outer_product.hpp"
#include "staticnn/kernels/transpose.hpp"
#include "staticnn/layers/dense_options.hpp"

namespace staticnn {

namespace detail {

/// Adds the bias and hands the sum on. The bias comes after the sum of products (format).
template <bool HasBias, class T, class Next>
struct AddBias {
    const T* bias;
    const Next& next;

    template <class V, Index Packs>
    STATICNN_INLINE constexpr void operator()(Index row, Index column, V (&sums)[Packs]) const {
        if constexpr (HasBias)
            unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
                sums[i] = sums[i] + V::load(bias + column + i * pack_lanes);
            });
        next(row, column, sums);
    }
};

}  // namespace detail

/// Fully connected layer: y = Activation(x K + b).
/// Shapes: x [rows, Inputs], K [Inputs, Outputs] (Keras' kernel layout), b [Outputs], y [rows, Outputs].
/// Options, in any order: `NoBias`; an initializer of the kernel (default GlorotUniform), a regularizer
/// (`L2<0.01>`), a constraint (`MaxNorm<2>`); for the bias the same in `BiasInitializer<...>` (default
/// Zeros), `BiasRegularizer<...>` and `BiasConstraint<...>`.
template <Index Inputs, Index Outputs, class ActivationType = Linear, class... Options>
struct Dense {
    static_assert(Inputs > 0 && Outputs > 0, "staticnn: 'Dense' has at least one input and one output");
    static_assert(ActivationFunction<ActivationType>,
                  "staticnn: the third argument of 'Dense' is an activation function, such as Relu");
    static_assert(
        (detail::is_dense_option<Options> && ...),
        "staticnn: the options of 'Dense' are NoBias, an initializer such as HeNormal, a regularizer "
        "such as L2<0.01>, a constraint such as MaxNorm<2>, and these for the bias, as in "
        "BiasInitializer<Ones>");

    // Of what is none, any, so that no other error follows.
    using Activation = std::conditional_t<ActivationFunction<ActivationType>, ActivationType, Linear>;
    using Input = Shape<Inputs>;
    static constexpr bool has_one_output = Outputs == 1;
    static constexpr bool has_bias = !(std::is_same_v<Options, NoBias> || ...);

    // Of all options only NoBias is part of the name: weights do not depend on how they start or are held.
    static constexpr auto name = FixedString("Dense<") + text_of<Inputs>() + "," + text_of<Outputs>() +
                                 (FixedString(",") + Activation::name) + [] {
                                     if constexpr (has_bias)
                                         return FixedString(">");
                                     else
                                         return FixedString(",NoBias>");
                                 }();
    /// With all options but initializers, which no longer matter to a network that is saved.
    static constexpr auto spelling =
        FixedString("Dense<") + text_of<Inputs>() + "," + text_of<Outputs>() +
        (FixedString(",") + Activation::name) +
        join(FixedString(""), FixedString(""), detail::spelling_of_option<Options>()...) + FixedString(">");
    static constexpr FixedString kind = "dense";
    static constexpr auto schema = [] {
        constexpr auto kernel = detail::kernel_of<Shape<Inputs, Outputs>, Options...>();
        if constexpr (has_bias)
            return parameters(kernel, detail::bias_of<Shape<Outputs>, Options...>());
        else
            return parameters(kernel);
    }();

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Shape<Outputs>;
    template <class Given>
    static constexpr Index flops = 2 * Inputs* Outputs + (has_bias ? Outputs : 0);

    /// Values of scratch that `input_gradient` needs. A single column is stored as a row already.
    static constexpr Index scratch_size = has_one_output ? 0 : PanelLayout{Outputs, Inputs}.size();

    /// Hands x K + b to next(row, column, packs), block by block; `values` are the layer's parameters.
    template <class Isa, class T, class Next>
    STATICNN_INLINE static constexpr void forward(const T* values, kernels::PanelView<const T> x, Index rows,
                                                  const Next& next) {
        const detail::AddBias<has_bias, T, Next> epilogue{values + bias_offset, next};
        if constexpr (has_one_output)
            kernels::DotProduct<Isa, Inputs, T>::run(x, values, rows, epilogue);
        else
            kernels::Matmul<Isa, panel_width(Inputs), panel_width(Outputs), T>::run(
                x, values, rows, Inputs, std::integral_constant<Index, Outputs>{}, epilogue);
    }

    /// dx = dy K^T, handed to next(row, column, packs). `dy` is the gradient before the activation.
    template <class Isa, class T, class Next>
    static void input_gradient(const T* values, kernels::PanelView<const T> dy, Index rows, T* scratch,
                               const Next& next) {
        const T* transposed = values;
        if constexpr (!has_one_output) {
            kernels::transpose<Isa>(values, Inputs, Outputs, panel_width(Outputs), scratch,
                                    panel_width(Inputs));
            transposed = scratch;
        }
        kernels::Matmul<Isa, panel_width(Outputs), panel_width(Inputs), T>::run(dy, transposed, rows, Outputs,
                                                                                Inputs, next);
    }

    /// Hands the gradients of bias and kernel to the sink.
    template <class Isa, class T, class Sink>
    static void parameter_gradients(kernels::PanelView<const T> x, kernels::PanelView<const T> dy, Index rows,
                                    Sink& sink) {
        if constexpr (has_bias) {
            sink.begin(1);
            kernels::sum_rows<Isa, panel_width(Outputs)>(dy, rows, Outputs, bias_offset, sink);
        }
        sink.begin(0);
        if constexpr (has_one_output)
            kernels::DotProduct<Isa, Inputs, T>::gradient(x, dy, rows, 0, sink);
        else
            kernels::OuterProduct<Isa, panel_width(Inputs), panel_width(Outputs), T, Sink>::run(
                x, dy, rows, Inputs, Outputs, 0, sink);
    }

private:
    static constexpr Index bias_offset = PanelLayout::of_parameter(Inputs, Outputs).size();
};

}  // namespace staticnn
