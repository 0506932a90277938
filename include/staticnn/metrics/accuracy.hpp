// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/metric.hpp"
#include "staticnn/kernels/rows.hpp"
#include "staticnn/metrics/share.hpp"

namespace staticnn {

/// The share of samples whose largest output is that of their label; the first of equal outputs counts, as in
/// Keras.
struct Accuracy : Share {
    static constexpr FixedString name = "accuracy";
    static constexpr TargetKind target_kind = TargetKind::labels;

    template <class Row>
    void add(const Row& output, Index label) {
        count(kernels::position_of_largest(output) == label);
    }
};

}  // namespace staticnn
