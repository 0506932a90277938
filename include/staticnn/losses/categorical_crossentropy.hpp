// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// - sum of target[i] log p[i], for a network that ends with Softmax and targets that are distributions,
/// one-hot or soft. Computed from what enters the softmax, like SparseCategoricalCrossentropy; the gradient
/// before the softmax is p sum(target) - target.
struct CategoricalCrossentropy {
    static constexpr FixedString name = "CategoricalCrossentropy";
    static constexpr TargetKind target_kind = TargetKind::distributions;
    using Activation = Softmax;

    template <class Last>
    static constexpr bool accepts = std::is_same_v<Last, Softmax>;
    template <class Last>
    static constexpr bool fuses = true;

    /// Of what label smoothing takes away from the targets, each class gets this.
    static constexpr double share_of_smoothing(Index classes) { return 1 / static_cast<double>(classes); }

    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Target& target) {
        using V = typename Row::Value;
        using T = typename Row::T;
        const T largest = Softmax::largest_of(output);
        const T aligned = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            return target.load(pack) * (output.load(pack) - V(largest));
        });
        const T sum = Softmax::apply_to_row(output, largest);
        return fma(log(Lane<T>(sum)), Lane<T>(total(output, target)), Lane<T>(-aligned)).value;
    }

    template <class Row, class Target>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Target& target,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        const V share(total(output, target));
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, (output.load(pack) * share - target.load(pack)) * V(factor));
    }

private:
    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T total(const Row& output, const Target& target) {
        return output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA { return target.load(pack); });
    }
};

}  // namespace staticnn
