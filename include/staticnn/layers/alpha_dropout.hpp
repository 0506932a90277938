// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn {

/// The dropout that goes with Selu: while training, sets each value to s = -1.0507 * 1.6733 with probability
/// `Rate`, then scales and shifts all so that mean 0 and variance 1 are kept: y = a (x or s) + b with
/// a = 1 / sqrt((1 - Rate) (1 + Rate s^2)), b = -a s Rate. A value is dropped by the same rule as by Dropout.
/// Shapes: any, unchanged. Source: Klambauer, Unterthiner, Mayr, Hochreiter, Self-Normalizing Neural
/// Networks, 2017.
template <Decimal Rate>
struct AlphaDropout {
    static_assert(Rate.is_valid && !Rate.is_negative && Rate.value() < 1,
                  "staticnn: the rate of 'AlphaDropout' is at least 0 and below 1");

    static constexpr auto name = FixedString("AlphaDropout<") + text_of_decimal<Rate>() + ">";
    static constexpr FixedString kind = "alpha_dropout";
    static constexpr auto schema = parameters();
    static constexpr bool is_gate = true;
    static constexpr bool keeps_sign = false;

    template <class Input>
    static constexpr bool accepts = true;
    template <class Input>
    using Output = Input;
    template <class Input>
    static constexpr Index flops = 0;

    template <Index Packs, class V>
    STATICNN_INLINE static void forward(V (&x)[Packs], const RandomStream& stream, Index first_pack) {
        if constexpr (Rate.value() > 0) {
            using T = typename V::Scalar;
            const V factor(static_cast<T>(scale())), shift(static_cast<T>(-scale() * mean));
            apply(x, V(static_cast<T>(saturated)), stream, first_pack);
            unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { x[i] = fma(x[i], factor, shift); });
        }
    }

    template <Index Packs, class V>
    STATICNN_INLINE static void backward(V (&gradient)[Packs], const RandomStream& stream, Index first_pack) {
        if constexpr (Rate.value() > 0) {
            using T = typename V::Scalar;
            const V factor(static_cast<T>(scale()));
            apply(gradient, V(T(0)), stream, first_pack);
            unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { gradient[i] = gradient[i] * factor; });
        }
    }

private:
    static constexpr double saturated =
        -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;
    static constexpr std::uint32_t threshold = static_cast<std::uint32_t>(Rate.value() * 0x1p32);

    // Rounded while compiling, where nothing is contracted.
    static constexpr double mean = saturated * Rate.value();
    static constexpr double variance = (1 - Rate.value()) * (1 + mean * saturated);

    STATICNN_INLINE static double scale() { return 1 / sqrt(Lane<double>(variance)).value; }

    /// Puts `replacement` where values are dropped.
    template <Index Packs, class V>
    STATICNN_INLINE static void apply(V (&x)[Packs], const V& replacement, const RandomStream& stream,
                                      Index first_pack) {
        const kernels::RandomWords<typename V::InstructionSet, Packs> random(stream, first_pack);
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
            const auto is_kept = V::Mask::at_least(random.words + i * pack_lanes, threshold);
            x[i] = select(is_kept, x[i], replacement);
        });
    }
};

}  // namespace staticnn
