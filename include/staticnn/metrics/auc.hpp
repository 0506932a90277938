// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

/// The area under the ROC curve: the probability that an output whose target is 1 is larger than one whose
/// target is 0. As Keras' AUC (ROC, interpolation; all outputs counted together): the curve is known at
/// `Thresholds` evenly spaced thresholds and straight between them, so that two outputs between the same
/// thresholds count as equal; `error_bound` says how much this can matter.
template <Index Thresholds = 200>
struct Auc {
    static_assert(Thresholds >= 3 && Thresholds <= 65536,
                  "staticnn: 'Auc' has 3 to 65536 'Thresholds'; Keras' default is 200");

    static constexpr FixedString name = "auc";
    static constexpr auto spelling = FixedString("Auc<") + text_of<Thresholds>() + ">";
    static constexpr TargetKind target_kind = TargetKind::values;
    static constexpr bool needs_probabilities = true;
    static constexpr Index buckets = Thresholds - 1;

    std::array<std::uint64_t, buckets> positives{};  // by the number of thresholds below the output
    std::array<std::uint64_t, buckets> negatives{};
    std::uint64_t not_numbers = 0;

    template <class Row>
    void add(const Row& output, const Row& target) {
        for (Index column = 0; column < output.columns(); ++column) {
            const double score = static_cast<double>(output[column]);
            if (score != score)
                ++not_numbers;
            else
                ++(target[column] > typename Row::T(0.5) ? positives : negatives)[bucket_of(score)];
        }
    }

    /// NaN unless there were targets of both kinds, and when an output was NaN.
    double value() const {
        return sum_over_buckets([](double above, double positive) { return above + positive / 2; });
    }

    /// The exact area, of the outputs themselves, differs from `value` by no more than this.
    double error_bound() const {
        return sum_over_buckets([](double, double positive) { return positive / 2; });
    }

    static constexpr auto members() {
        return describe(member<"positives">(&Auc::positives), member<"negatives">(&Auc::negatives),
                        member<"not_numbers">(&Auc::not_numbers));
    }

private:
    /// An output that is a threshold is not above it.
    static Index bucket_of(double score) {
        const double place = score * static_cast<double>(buckets);
        if (!(place > 1)) return 0;
        if (place >= static_cast<double>(buckets)) return buckets - 1;
        const Index whole = static_cast<Index>(place);
        return whole - (static_cast<double>(whole) == place);
    }

    /// The sum over the buckets of negatives times factor(positives in higher buckets, positives), as a share
    /// of all pairs.
    template <class Factor>
    double sum_over_buckets(const Factor& factor) const {
        Lane<double> pairs(0.0);
        double above = 0, below = 0;
        for (Index bucket = buckets; bucket-- > 0;) {
            const double positive = static_cast<double>(positives[bucket]);
            const double negative = static_cast<double>(negatives[bucket]);
            pairs = fma(Lane<double>(negative), Lane<double>(factor(above, positive)), pairs);
            above += positive;
            below += negative;
        }
        if (above == 0 || below == 0 || not_numbers != 0) return std::numeric_limits<double>::quiet_NaN();
        return pairs.value / above / below;
    }
};

}  // namespace staticnn
