// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn {

/// While training, sets each value to 0 with probability `Rate` and multiplies the others by 1 / (1 - Rate).
/// The mask is a pure function of seed, step, layer and position, so it is never stored: a value is dropped
/// when its random word (kernels/pack.hpp, RandomWords) is below Rate * 2^32. Shapes: any, unchanged. Source:
/// Srivastava et al., Dropout, 2014, in the inverted form of Keras and PyTorch.
template <Decimal Rate>
struct Dropout {
    static_assert(Rate.is_valid && !Rate.is_negative && Rate.value() < 1,
                  "staticnn: the rate of 'Dropout' is at least 0 and below 1");

    static constexpr auto name = FixedString("Dropout<") + text_of_decimal<Rate>() + ">";
    static constexpr FixedString kind = "dropout";
    static constexpr auto schema = parameters();
    static constexpr bool is_gate = true;
    static constexpr bool keeps_sign = true;  // outputs are 0 or have the sign of the input

    template <class Input>
    static constexpr bool accepts = true;
    template <class Input>
    using Output = Input;
    template <class Input>
    static constexpr Index flops = 0;

    /// One row's neighbouring packs, the first of them being pack number `first_pack` of the batch.
    template <Index Packs, class V>
    STATICNN_INLINE static void forward(V (&x)[Packs], const RandomStream& stream, Index first_pack) {
        if constexpr (Rate.value() > 0) {
            const kernels::RandomWords<typename V::InstructionSet, Packs> random(stream, first_pack);
            unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
                const auto is_kept = V::Mask::at_least(random.words + i * pack_lanes, threshold);
                x[i] = select(is_kept, kept(x[i]), V(typename V::Scalar(0)));
            });
        }
    }

    template <Index Packs, class V>
    STATICNN_INLINE static void backward(V (&gradient)[Packs], const RandomStream& stream, Index first_pack) {
        forward(gradient, stream, first_pack);
    }

    /// What becomes of a value, or of a gradient, that is not dropped.
    template <class V>
    STATICNN_INLINE static V kept(const V& x) {
        return x * V(static_cast<typename V::Scalar>(1 / (1 - Rate.value())));
    }

private:
    static constexpr std::uint32_t threshold = static_cast<std::uint32_t>(Rate.value() * 0x1p32);
};

}  // namespace staticnn
