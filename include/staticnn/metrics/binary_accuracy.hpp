// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/metrics/share.hpp"

namespace staticnn {

/// The share of outputs that are on the side of `Threshold` on which their targets, 0 or 1, are of 0.5. Each
/// output of a sample is an answer of its own, as in Keras.
template <Decimal Threshold = 0.5>
struct BinaryAccuracy : Share {
    static_assert(Threshold.is_valid && Threshold.value() <= 1,
                  "staticnn: the 'Threshold' of 'BinaryAccuracy' is a probability: BinaryAccuracy<0.5>");

    static constexpr FixedString name = "binary_accuracy";
    static constexpr auto spelling = FixedString("BinaryAccuracy<") + text_of_decimal<Threshold>() + ">";
    static constexpr TargetKind target_kind = TargetKind::values;
    static constexpr bool needs_probabilities = true;

    template <class Row>
    void add(const Row& output, const Row& target) {
        using T = typename Row::T;
        for (Index column = 0; column < output.columns(); ++column)
            count((output[column] > static_cast<T>(Threshold.value())) == (target[column] > T(0.5)));
    }
};

}  // namespace staticnn
