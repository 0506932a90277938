// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y[i] = e^(x[i] - max) / sum of e^(x[j] - max), over one row.
struct Softmax {
    static constexpr FixedString name = "Softmax";
    static constexpr bool works_on_rows = true;

    template <class Row>
    STATICNN_INLINE static constexpr void apply_to_row(const Row& row) {
        apply_to_row(row, largest_of(row));
    }

    /// The two steps of it, for losses: first max, then the rest, which returns the sum of the e^(x[j] -
    /// max).
    template <class Row>
    STATICNN_INLINE static constexpr typename Row::T largest_of(const Row& row) {
        return row.max_of([&](Index pack) STATICNN_INLINE_LAMBDA { return row.load(pack); });
    }
    template <class Row>
    STATICNN_INLINE static constexpr typename Row::T apply_to_row(const Row& row, typename Row::T largest) {
        using V = typename Row::Value;
        const typename Row::T sum = row.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V power = exp(row.load(pack) - V(largest));
            row.store(pack, power);
            return power;
        });
        for (Index pack = 0; pack < row.packs(); ++pack) row.store(pack, row.load(pack) / V(sum));
        return sum;
    }

    /// dx = y (dy - sum of dy y), written over dy.
    template <class Row>
    STATICNN_INLINE static void gradient_of_row(const Row& gradient, const Row& output) {
        using V = typename Row::Value;
        const V inner(gradient.sum_of(
            [&](Index pack) STATICNN_INLINE_LAMBDA { return gradient.load(pack) * output.load(pack); }));
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, output.load(pack) * (gradient.load(pack) - inner));
    }
};

}  // namespace staticnn
