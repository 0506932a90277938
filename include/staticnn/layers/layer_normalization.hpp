// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/initializers/ones.hpp"
#include "staticnn/initializers/zeros.hpp"
#include "staticnn/layers/normalization_options.hpp"
#include "staticnn/layers/row_normalization.hpp"

namespace staticnn {

/// Gives each sample mean 0 and variance 1, then a scale and a shift that are learned:
/// y = gamma (x - mean) / sqrt(variance + Epsilon) + beta, mean and (biased) variance over the features.
/// Shapes: x, y [rows, Features]; gamma, beta [Features]. Source: Ba, Kiros, Hinton, Layer Normalization,
/// 2016; Epsilon is Keras' (PyTorch: 1e-5).
template <Index Features, Decimal Epsilon = 0.001>
struct LayerNormalization {
    static_assert(Features > 0, "staticnn: 'LayerNormalization' has at least one feature");
    static_assert(detail::is_epsilon<Epsilon>, "staticnn: the epsilon of 'LayerNormalization' is above 0");

    using Input = Shape<Features>;

    static constexpr auto name = FixedString("LayerNormalization<") + text_of<Features>() +
                                 detail::text_unless_default<Epsilon, 0.001>() + FixedString(">");
    static constexpr FixedString kind = "layer_normalization";
    static constexpr auto schema =
        parameters(named<"gamma">(Input{}, Ones{}), named<"beta">(Input{}, Zeros{}));
    static constexpr bool is_block = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = 8 * Features;

    template <class T>
    using Memory = detail::RowMoments<T>;
    template <class T, Index Rows>
    using PredictionMemory = detail::RowMomentsInPlace<T, Rows>;

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, MemoryType& memory) {
        Form<Isa, T, MemoryType>(memory, call.parameters + offsets[0])
            .forward(x, y, call.rows, call.parameters + offsets[1], Epsilon.template as<T>());
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> x, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T> dx, Memory<T>& memory,
                         Sink& sink) {
        const Form<Isa, T> form(memory, call.parameters + offsets[0]);
        if (dx.values != nullptr) form.input_gradient(x, dy, dx, call.rows);
        sink.begin(0);
        form.gamma_gradient(x, dy, call.rows, offsets[0], sink);
        sink.begin(1);
        kernels::sum_rows<Isa, panel_width(Features)>(dy, call.rows, Features, offsets[1], sink);
    }

private:
    template <class Isa, class T, class MemoryType = Memory<T>>
    using Form = detail::RowNormalization<Isa, T, MemoryType, Features, true>;
    static constexpr auto offsets = offsets_of(schema);
};

}  // namespace staticnn
