// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/linear.hpp"
#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/initializer.hpp"
#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/initializers/glorot_uniform.hpp"
#include "staticnn/initializers/zeros.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/kernels/matmul.hpp"
#include "staticnn/kernels/outer_product.hpp"

namespace staticnn {

/// Option of Dense: no bias is added.
struct NoBias {
    static constexpr FixedString name = "NoBias";
};

namespace detail {

template <class Default, class... Options>
struct InitializerAmong {
    using type = Default;
};
template <class Default, class First, class... Rest>
struct InitializerAmong<Default, First, Rest...> {
    using type = typename std::conditional_t<Initializer<First>, std::type_identity<First>,
                                             InitializerAmong<Default, Rest...>>::type;
};

/// Adds the bias, applies the activation, and hands the result on. The bias comes after the sum (format).
template <bool HasBias, class Activation, class T, class Next>
struct DenseEpilogue {
    const T* bias;
    Next next;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&sums)[Packs]) const {
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
            if constexpr (HasBias) sums[i] = sums[i] + V::load(bias + column + i * pack_lanes);
            if constexpr (ElementwiseActivation<Activation>) sums[i] = Activation::apply(sums[i]);
        });
        next(row, column, sums);
    }
};

}  // namespace detail

/// Fully connected layer: y = Activation(x K + b).
/// Shapes: x [rows, Inputs], K [Inputs, Outputs] (Keras' kernel layout), b [Outputs], y [rows, Outputs].
/// Options: `NoBias`, an initializer for the kernel (default GlorotUniform). Biases start at 0.
template <Index Inputs, Index Outputs, class ActivationType = Linear, class... Options>
struct Dense {
    static_assert(Inputs > 0 && Outputs > 0, "staticnn: 'Dense' has at least one input and one output");
    static_assert(ActivationFunction<ActivationType>,
                  "staticnn: the third argument of 'Dense' is an activation function, such as Relu");
    static_assert(((Initializer<Options> || std::is_same_v<Options, NoBias>)&&...),
                  "staticnn: the options of 'Dense' are NoBias and an initializer such as HeNormal");

    // Of what is none, any, so that no other error follows.
    using Activation = std::conditional_t<ActivationFunction<ActivationType>, ActivationType, Linear>;
    using Input = Shape<Inputs>;
    static constexpr bool has_bias = !(std::is_same_v<Options, NoBias> || ...);
    using KernelInitializer = typename detail::InitializerAmong<GlorotUniform, Options...>::type;

    // Initializers are no part of the name: weights do not depend on how they once started.
    static constexpr auto name = FixedString("Dense<") + text_of<Inputs>() + "," + text_of<Outputs>() +
                                 (FixedString(",") + Activation::name) + [] {
                                     if constexpr (has_bias)
                                         return FixedString(">");
                                     else
                                         return FixedString(",NoBias>");
                                 }();
    static constexpr FixedString kind = "dense";
    static constexpr auto schema = [] {
        constexpr auto kernel = named<"kernel">(shape<Inputs, Outputs>, KernelInitializer{});
        if constexpr (has_bias)
            return parameters(kernel, named<"bias">(shape<Outputs>, Zeros{}));
        else
            return parameters(kernel);
    }();

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Shape<Outputs>;
    template <class Given>
    static constexpr Index flops = 2 * Inputs* Outputs + (has_bias ? Outputs : 0);

    /// Values of scratch that `input_gradient` needs.
    static constexpr Index scratch_size = PanelLayout{Outputs, Inputs}.size();

    /// Hands the outputs to next(row, column, packs), block by block; `parameters[0]` is the kernel, `[1]`
    /// the bias.
    template <class Isa, class T, class Next>
    static void forward(const T* const* parameters, kernels::PanelView<const T> x, Index rows,
                        const Next& next) {
        using Epilogue = detail::DenseEpilogue<has_bias, Activation, T, Next>;
        const Epilogue epilogue{has_bias ? parameters[1] : nullptr, next};
        kernels::Matmul<Isa, panel_width(Inputs), panel_width(Outputs), T, Epilogue>::run(
            x, parameters[0], rows, Inputs, Outputs, epilogue);
    }

    /// dx = dy K^T, handed to next(row, column, packs). `dy` is the gradient before the activation.
    template <class Isa, class T, class Next>
    static void input_gradient(const T* const* parameters, kernels::PanelView<const T> dy, Index rows,
                               T* scratch, const Next& next) {
        kernels::transpose<panel_width(Outputs), panel_width(Inputs)>(parameters[0], Inputs, Outputs,
                                                                      scratch);
        kernels::Matmul<Isa, panel_width(Outputs), panel_width(Inputs), T, Next>::run(dy, scratch, rows,
                                                                                      Outputs, Inputs, next);
    }

    /// Hands the gradients of bias and kernel to the sink; `offsets[i]` is where parameter i starts in its
    /// storage.
    template <class Isa, class T, class Sink>
    static void parameter_gradients(kernels::PanelView<const T> x, kernels::PanelView<const T> dy, Index rows,
                                    const Index* offsets, Sink& sink) {
        if constexpr (has_bias)
            kernels::sum_rows<Isa, panel_width(Outputs)>(dy, rows, Outputs, offsets[1], sink);
        kernels::OuterProduct<Isa, panel_width(Inputs), panel_width(Outputs), T, Sink>::run(
            x, dy, rows, Inputs, Outputs, offsets[0], sink);
    }
};

}  // namespace staticnn
