// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// -log p[label], for a network that ends with Softmax. Computed from what enters the softmax (x): log of the
/// sum of e^(x[j] - max) minus (x[label] - max), so a hopeless sample costs a large number, never infinity;
/// the gradient before the softmax is p - onehot(label).
struct SparseCategoricalCrossentropy {
    static constexpr FixedString name = "SparseCategoricalCrossentropy";
    static constexpr TargetKind target_kind = TargetKind::labels;

    template <class Activation>
    static constexpr bool accepts = std::is_same_v<Activation, Softmax>;
    template <class Activation>
    static constexpr bool fuses = true;

    template <class Row>
    STATICNN_INLINE static typename Row::T forward(const Row& output, Index label) {
        using V = typename Row::Value;
        using T = typename Row::T;
        const T largest = output.max_of([&](Index pack) STATICNN_INLINE_LAMBDA { return output.load(pack); });
        const T of_label = output[label] - largest;
        const T sum = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V power = exp(output.load(pack) - V(largest));
            output.store(pack, power);
            return power;
        });
        for (Index pack = 0; pack < output.packs(); ++pack) output.store(pack, output.load(pack) / V(sum));
        return log(Lane<T>(sum)).value - of_label;
    }

    template <class Row>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, Index label,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        using T = typename Row::T;
        const T of_label = output[label] - T(1);
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, output.load(pack) * V(factor));
        gradient[label] = of_label * factor;
    }
};

}  // namespace staticnn
