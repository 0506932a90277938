// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// Base of the losses that are a mean over the outputs, whatever activation they come from. Such a loss
/// (`Type`) says what one output costs, and the derivative with respect to the output:
///
///     template <class V> static V value(const V& output, const V& target);
///     template <class V> static V derivative(const V& output, const V& target);
///
/// It also serves as a metric (metrics/mean_of.hpp).
template <class Type>
struct MeanOverOutputs {
    static constexpr TargetKind target_kind = TargetKind::values;
    static constexpr bool serves_as_metric = true;

    template <class Last>
    static constexpr bool accepts = true;
    template <class Last>
    static constexpr bool fuses = false;

    template <class Row>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Row& target) {
        const auto sum = output.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            return Type::value(output.load(pack), target.load(pack));
        });
        return sum / static_cast<typename Row::T>(output.columns());
    }

    template <class Row>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Row& target,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        const V scale(factor / static_cast<typename Row::T>(output.columns()));
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, Type::derivative(output.load(pack), target.load(pack)) * scale);
    }
};

}  // namespace staticnn
