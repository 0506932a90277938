// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// The mean over the outputs of (y - target)^2.
struct MeanSquaredError {
    static constexpr FixedString name = "MeanSquaredError";
    static constexpr TargetKind target_kind = TargetKind::values;

    template <class Activation>
    static constexpr bool accepts = true;
    template <class Activation>
    static constexpr bool fuses = false;

    template <class Row>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Row& target) {
        using V = typename Row::Value;
        const auto sum = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V difference = output.load(pack) - target.load(pack);
            return difference * difference;
        });
        return sum / static_cast<typename Row::T>(output.columns());
    }

    template <class Row>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Row& target,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        const V scale(factor * 2 / static_cast<typename Row::T>(output.columns()));
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, (output.load(pack) - target.load(pack)) * scale);
    }
};

}  // namespace staticnn
