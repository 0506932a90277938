// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/initializers/ones.hpp"
#include "staticnn/layers/normalization_options.hpp"
#include "staticnn/layers/row_normalization.hpp"

namespace staticnn {

/// Gives each sample a mean square of 1, then a scale that is learned:
/// y = scale x / sqrt(mean of x^2 + Epsilon), the mean over the features.
/// Shapes: x, y [rows, Features]; scale [Features]. Source: Zhang, Sennrich, Root Mean Square Layer
/// Normalization, 2019; Epsilon is Keras'.
template <Index Features, Decimal Epsilon = 0.000001>
struct RmsNormalization {
    static_assert(Features > 0, "staticnn: 'RmsNormalization' has at least one feature");
    static_assert(detail::is_epsilon<Epsilon>, "staticnn: the epsilon of 'RmsNormalization' is above 0");

    using Input = Shape<Features>;

    static constexpr auto name = FixedString("RmsNormalization<") + text_of<Features>() +
                                 detail::text_unless_default<Epsilon, 0.000001>() + FixedString(">");
    static constexpr FixedString kind = "rms_normalization";
    static constexpr auto schema = parameters(named<"scale">(Input{}, Ones{}));
    static constexpr bool is_block = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = 4 * Features;

    template <class T>
    using Memory = detail::RowMoments<T>;
    template <class T, Index Rows>
    using PredictionMemory = detail::RowMomentsInPlace<T, Rows>;

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, MemoryType& memory) {
        Form<Isa, T, MemoryType>(memory, call.parameters)
            .forward(x, y, call.rows, nullptr, Epsilon.template as<T>());
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> x, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T> dx, Memory<T>& memory,
                         Sink& sink) {
        const Form<Isa, T> form(memory, call.parameters);
        if (dx.values != nullptr) form.input_gradient(x, dy, dx, call.rows);
        sink.begin(0);
        form.gamma_gradient(x, dy, call.rows, 0, sink);
    }

private:
    template <class Isa, class T, class MemoryType = Memory<T>>
    using Form = detail::RowNormalization<Isa, T, MemoryType, Features, false>;
};

}  // namespace staticnn
