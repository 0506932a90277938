// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/normal_words.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn {

/// While training, adds to each value a normal number with mean 0 and standard deviation `Deviation`:
/// y = x + Deviation z. z is a pure function of seed, step, layer and position: the quantile of the value's
/// random word (kernels/normal_words.hpp). Gradients pass unchanged. Shapes: any, unchanged.
template <Decimal Deviation>
struct GaussianNoise {
    static_assert(Deviation.is_valid && !Deviation.is_negative,
                  "staticnn: the standard deviation of 'GaussianNoise' is at least 0");

    static constexpr auto name = FixedString("GaussianNoise<") + text_of_decimal<Deviation>() + ">";
    static constexpr FixedString kind = "gaussian_noise";
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
        const kernels::RandomWords<typename V::InstructionSet, Packs> random(stream, first_pack);
        const V deviation(Deviation.template as<typename V::Scalar>());
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
            x[i] = fma(kernels::normal_of_words<V>(random.words + i * pack_lanes), deviation, x[i]);
        });
    }

    template <Index Packs, class V>
    STATICNN_INLINE static void backward(V (&)[Packs], const RandomStream&, Index) {}
};

}  // namespace staticnn
