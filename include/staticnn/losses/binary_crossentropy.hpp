// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/on_rows.hpp"
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/log_one_plus.hpp"
#include "staticnn/core/logistic.hpp"

namespace staticnn {

/// The mean over the outputs of -(target log p + (1 - target) log(1 - p)), for a network that ends with
/// Sigmoid and targets from 0 to 1; several outputs are labels independent of each other. Computed from what
/// enters the sigmoid (x): log(1 + e^-|x|) plus |x| times the share of the target on the other side, so a
/// hopeless sample costs a large number, never infinity; the gradient before the sigmoid is (p - target) /
/// outputs.
struct BinaryCrossentropy {
    static constexpr FixedString name = "BinaryCrossentropy";
    static constexpr TargetKind target_kind = TargetKind::values;
    static constexpr bool targets_are_probabilities = true;
    using Activation = OnRows<Sigmoid>;

    template <class Last>
    static constexpr bool accepts = is_logistic<Last>;
    template <class Last>
    static constexpr bool fuses = true;

    /// Of what label smoothing takes away from the targets, yes gets as much as no.
    static constexpr double share_of_smoothing(Index) { return 0.5; }

    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Target& target) {
        using V = typename Row::Value;
        using T = typename Row::T;
        const T sum = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V x = output.load(pack), wanted = target.load(pack), size = absolute(x);
            const V missed = select(x < V(T(0)), wanted, V(T(1)) - wanted);
            output.store(pack, logistic(x));
            return fma(size, missed, log_one_plus(exp(-size)));
        });
        return sum / static_cast<T>(output.columns());
    }

    template <class Row, class Target>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Target& target,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        const V scale(factor / static_cast<typename Row::T>(output.columns()));
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, (output.load(pack) - target.load(pack)) * scale);
    }
};

}  // namespace staticnn
