// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/losses/categorical_crossentropy.hpp"

namespace staticnn {

/// Sum of target[i] log(target[i] / p[i]), the divergence of Kullback and Leibler: the crossentropy without
/// the entropy of the targets, so that 0 is the best. Its gradient is that of the crossentropy. Keras clips
/// both sides to 1e-7 at least; here a target 0 adds 0, and no output is too small.
struct KlDivergence : CategoricalCrossentropy {
    static constexpr FixedString name = "KlDivergence";

    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Target& target) {
        using V = typename Row::Value;
        const V zero(typename Row::T(0));
        const auto minus_entropy = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V share = target.load(pack);
            return select(share == zero, zero, share * log(share));
        });
        return CategoricalCrossentropy::forward(output, target) + minus_entropy;
    }
};

}  // namespace staticnn
