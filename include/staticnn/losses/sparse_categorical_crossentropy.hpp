// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/losses/categorical_crossentropy.hpp"

namespace staticnn {

/// -log p[label], for a network that ends with Softmax. Computed from what enters the softmax (x): log of the
/// sum of e^(x[j] - max) minus (x[label] - max), so a hopeless sample costs a large number, never infinity;
/// the gradient before the softmax is p - onehot(label).
struct SparseCategoricalCrossentropy {
    static constexpr FixedString name = "SparseCategoricalCrossentropy";
    static constexpr TargetKind target_kind = TargetKind::labels;

    using Activation = Softmax;
    /// The same for targets that are distributions.
    using OnDistributions = CategoricalCrossentropy;

    template <class Last>
    static constexpr bool accepts = std::is_same_v<Last, Softmax>;
    template <class Last>
    static constexpr bool fuses = true;

    static constexpr double share_of_smoothing(Index classes) {
        return OnDistributions::share_of_smoothing(classes);
    }

    template <class Row>
    STATICNN_INLINE static typename Row::T forward(const Row& output, Index label) {
        using T = typename Row::T;
        const T largest = Softmax::largest_of(output);
        const T of_label = output[label] - largest;
        const T sum = Softmax::apply_to_row(output, largest);
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
