// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "staticnn/concepts/metric.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn {

/// How often samples of one class were taken for another; the first of equal outputs counts. What is reported
/// is one number of it, the balanced accuracy: the mean over the classes of the share of their samples that
/// was found. The whole matrix: `trainer.evaluate(data).metric<ConfusionMatrix<10>>()(label, prediction)`.
template <Index Classes>
struct ConfusionMatrix {
    static_assert(Classes >= 2 && Classes <= 256,
                  "staticnn: a 'ConfusionMatrix' is for 2 to 256 'Classes': all of it is state of a trainer");

    static constexpr FixedString name = "balanced_accuracy";
    static constexpr auto spelling = FixedString("ConfusionMatrix<") + text_of<Classes>() + ">";
    static constexpr TargetKind target_kind = TargetKind::labels;
    static constexpr Index outputs = Classes;

    std::array<std::array<std::uint64_t, Classes>, Classes> counts{};  // [label][prediction]

    template <class Row>
    void add(const Row& output, Index label) {
        ++counts[label][kernels::position_of_largest(output)];
    }

    /// The samples of class `label` that were taken for class `prediction`.
    std::uint64_t operator()(Index label, Index prediction) const { return counts.at(label).at(prediction); }

    /// The balanced accuracy over the classes of which there were samples; NaN if there were none.
    double value() const {
        double sum = 0;
        Index present = 0;
        for (Index label = 0; label < Classes; ++label) {
            std::uint64_t total = 0;
            for (const std::uint64_t count : counts[label]) total += count;
            if (total == 0) continue;
            sum += static_cast<double>(counts[label][label]) / static_cast<double>(total);
            ++present;
        }
        return present == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(present);
    }

    static constexpr auto members() { return describe(member<"counts">(&ConfusionMatrix::counts)); }
};

}  // namespace staticnn
