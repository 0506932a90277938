// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/metric.hpp"
#include "staticnn/metrics/share.hpp"

namespace staticnn {

/// The share of samples of which fewer than K outputs are larger than that of their label: TopK<5> is
/// reported as "top_5_accuracy". As in TensorFlow, of equal outputs none is larger, and a NaN makes the
/// sample a miss.
template <Index K>
struct TopK : Share {
    static_assert(K > 0, "staticnn: 'TopK' looks at one output at least: TopK<5>");

    static constexpr auto name = FixedString("top_") + text_of<K>() + "_accuracy";
    static constexpr auto spelling = FixedString("TopK<") + text_of<K>() + ">";
    static constexpr TargetKind target_kind = TargetKind::labels;

    template <class Row>
    void add(const Row& output, Index label) {
        Index larger = 0;
        bool has_nan = false;
        for (Index column = 0; column < output.columns(); ++column) {
            larger += output[column] > output[label];
            has_nan |= output[column] != output[column];
        }
        count(larger < K && !has_nan);
    }
};

}  // namespace staticnn
