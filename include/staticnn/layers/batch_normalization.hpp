// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/buffer.hpp"
#include "staticnn/core/fixed_buffer.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/initializers/ones.hpp"
#include "staticnn/initializers/zeros.hpp"
#include "staticnn/kernels/columns.hpp"
#include "staticnn/layers/normalization_options.hpp"

namespace staticnn {

/// Gives each feature mean 0 and variance 1 over the batch, then a scale and a shift that are learned:
/// y = gamma (x - mean) / sqrt(variance + Epsilon) + beta.
/// Training takes mean and (biased) variance from the batch, whatever its size, and moves the running ones:
/// moving = Momentum moving + (1 - Momentum) batch. Prediction takes the running ones.
/// Shapes: x, y [rows, Features]; gamma, beta, moving_mean, moving_variance [Features].
/// Order of summation (format): rows ascending, in two passes, the mean first.
/// Source: Ioffe, Szegedy, Batch Normalization, 2015; numbers are Keras' (PyTorch: Epsilon 1e-5, Momentum
/// counts from the other end, and the running variance is the unbiased one).
template <Index Features, Decimal Momentum = 0.99, Decimal Epsilon = 0.001>
struct BatchNormalization {
    static_assert(Features > 0, "staticnn: 'BatchNormalization' has at least one feature");
    static_assert(Momentum.is_valid && !Momentum.is_negative && Momentum.value() <= 1,
                  "staticnn: the momentum of 'BatchNormalization' is at least 0 and at most 1");
    static_assert(detail::is_epsilon<Epsilon>, "staticnn: the epsilon of 'BatchNormalization' is above 0");

    using Input = Shape<Features>;

    static constexpr auto name = FixedString("BatchNormalization<") + text_of<Features>() + [] {
        if constexpr (Epsilon == Decimal(0.001))
            return detail::text_unless_default<Momentum, 0.99>();
        else
            return FixedString(",") + text_of_decimal<Momentum>() + "," + text_of_decimal<Epsilon>();
    }() + FixedString(">");
    static constexpr FixedString kind = "batch_normalization";
    static constexpr auto schema =
        parameters(named<"gamma">(Input{}, Ones{}), named<"beta">(Input{}, Zeros{}),
                   running<"moving_mean">(Input{}, Zeros{}), running<"moving_variance">(Input{}, Ones{}));
    static constexpr bool is_block = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = 4 * Features;

private:
    static constexpr Index padded = PanelLayout{1, Features}.size();

public:
    /// One number for each feature.
    template <class T>
    struct Memory {
        explicit Memory(Index) {}

        Buffer<T> mean{padded};
        Buffer<T> variance{padded};
        Buffer<T> inverse{padded};  // 1 / sqrt(variance + Epsilon)
        Buffer<T> gamma_gradient{padded};
        Buffer<T> beta_gradient{padded};
    };
    template <class T, Index>
    struct PredictionMemory {
        FixedBuffer<T, padded> mean;
        FixedBuffer<T, padded> variance;
        FixedBuffer<T, padded> inverse;
    };

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> from,
                                                  kernels::PanelView<T> to, MemoryType& memory) {
        using V = kernels::Pack<Isa, T>;
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index column = 0; column < Features; column += pack_lanes) {
                const In<V> x(from, column);
                const Out<V> y(to, column);
                measure(call, x, column, memory);
                const V mean = V::load(memory.mean.data() + column);
                const V inverse = V::load(memory.inverse.data() + column);
                const V gamma = V::load(call.parameters + offsets[0] + column);
                const V beta = V::load(call.parameters + offsets[1] + column);
                for (Index row = 0; row < call.rows; ++row)
                    y.store(row, fma((x.load(row) - mean) * inverse, gamma, beta));
            }
        });
    }

    /// While training, mean and variance depend on x:
    /// dx = gamma / sqrt(variance + Epsilon) (dy - mean of dy - n mean of dy n), n = (x - mean) / sqrt(...).
    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> from,
                         kernels::PanelView<const T>, kernels::PanelView<const T> gradient,
                         kernels::PanelView<T> to, Memory<T>& memory, Sink& sink) {
        using V = kernels::Pack<Isa, T>;
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index column = 0; column < Features; column += pack_lanes) {
                const In<V> x(from, column), dy(gradient, column);
                add_up(call, x, dy, column, memory);
                if (to.values != nullptr) differentiate(call, x, dy, Out<V>(to, column), column, memory);
            }
            hand_over<V>(0, memory.gamma_gradient, sink);
            hand_over<V>(1, memory.beta_gradient, sink);
            if (call.is_training) {
                move<V>(call.parameters, offsets[2], memory.mean, sink);
                move<V>(call.parameters, offsets[3], memory.variance, sink);
            }
        });
    }

private:
    template <class V>
    using In = kernels::Columns<V, panel_width(Features), const typename V::Scalar>;
    template <class V>
    using Out = kernels::Columns<V, panel_width(Features)>;
    static constexpr auto offsets = offsets_of(schema);

    template <class T, class X, class MemoryType>
    STATICNN_INLINE static constexpr void measure(const BlockCall<T>& call, const X& x, Index column,
                                                  MemoryType& memory) {
        using V = typename X::Value;
        V mean(T(0)), variance(T(0));
        if (call.is_training) {
            const V count(static_cast<T>(call.rows));
            for (Index row = 0; row < call.rows; ++row) mean = mean + x.load(row);
            mean = mean / count;
            for (Index row = 0; row < call.rows; ++row) {
                const V distance = x.load(row) - mean;
                variance = fma(distance, distance, variance);
            }
            variance = variance / count;
        } else {
            mean = V::load(call.parameters + offsets[2] + column);
            variance = V::load(call.parameters + offsets[3] + column);
        }
        mean.store(memory.mean.data() + column);
        variance.store(memory.variance.data() + column);
        const V inverse = V(T(1)) / sqrt(variance + V(Epsilon.template as<T>()));
        inverse.store(memory.inverse.data() + column);
    }

    template <class T, class X>
    STATICNN_INLINE static void add_up(const BlockCall<T>& call, const X& x, const X& dy, Index column,
                                       Memory<T>& memory) {
        using V = typename X::Value;
        const V mean = V::load(memory.mean.data() + column);
        const V inverse = V::load(memory.inverse.data() + column);
        V gamma_gradient(T(0)), beta_gradient(T(0));
        for (Index row = 0; row < call.rows; ++row) {
            const V d = dy.load(row);
            gamma_gradient = fma(d, (x.load(row) - mean) * inverse, gamma_gradient);
            beta_gradient = beta_gradient + d;
        }
        gamma_gradient.store(memory.gamma_gradient.data() + column);
        beta_gradient.store(memory.beta_gradient.data() + column);
    }

    template <class T, class X, class Dx>
    STATICNN_INLINE static void differentiate(const BlockCall<T>& call, const X& x, const X& dy, const Dx& dx,
                                              Index column, Memory<T>& memory) {
        using V = typename X::Value;
        const V mean = V::load(memory.mean.data() + column);
        const V inverse = V::load(memory.inverse.data() + column);
        const V factor = V::load(call.parameters + offsets[0] + column) * inverse;
        if (!call.is_training) {
            for (Index row = 0; row < call.rows; ++row) dx.store(row, dy.load(row) * factor);
            return;
        }
        const V count(static_cast<T>(call.rows));
        const V mean_gradient = V::load(memory.beta_gradient.data() + column) / count;
        const V slope = V::load(memory.gamma_gradient.data() + column) / count;
        for (Index row = 0; row < call.rows; ++row) {
            const V normal = (x.load(row) - mean) * inverse;
            dx.store(row, fma(-normal, slope, dy.load(row) - mean_gradient) * factor);
        }
    }

    template <class V, class Values, class Sink>
    STATICNN_INLINE static void hand_over(Index parameter, const Values& gradient, Sink& sink) {
        sink.begin(parameter);
        for (Index column = 0; column < Features; column += pack_lanes) {
            sink.put(offsets[parameter] + column, V::load(gradient.data() + column));
            sink.template flush<V>();
        }
    }

    template <class V, class T, class Sink>
    STATICNN_INLINE static void move(const T* parameters, Index offset, const Buffer<T>& batch, Sink& sink) {
        const V momentum(Momentum.template as<T>()), rest(static_cast<T>(1 - Momentum.value()));
        for (Index column = 0; column < Features; column += pack_lanes) {
            const V old = V::load(parameters + offset + column);
            sink.move(offset + column, fma(old, momentum, V::load(batch.data() + column) * rest));
        }
    }
};

}  // namespace staticnn
