// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

/// The share of the variance of the targets that the outputs explain: 1 - sum (target - y)^2 / sum (target -
/// mean)^2, the mean over the outputs. 1 is the best, 0 what the mean of the targets would reach. The
/// variance is gathered by Welford's recurrence, which also stands targets far away from 0. Targets that are
/// all equal give 1 when they are met and 0 otherwise, as in scikit-learn.
template <Index Outputs = 1>
struct R2Score {
    static constexpr FixedString name = "r2_score";
    static constexpr auto spelling = FixedString("R2Score<") + text_of<Outputs>() + ">";
    static constexpr TargetKind target_kind = TargetKind::values;
    static constexpr Index outputs = Outputs;

    std::array<double, Outputs> mean{};
    std::array<double, Outputs> variation{};  // sum of (target - mean)^2
    std::array<double, Outputs> error{};      // sum of (target - y)^2
    std::uint64_t samples = 0;

    template <class Row>
    void add(const Row& output, const Row& target) {
        using Number = Lane<double>;
        ++samples;
        const Number count(static_cast<double>(samples));
        for (Index column = 0; column < Outputs; ++column) {
            const Number wanted(static_cast<double>(target[column]));
            const Number missed = wanted - Number(static_cast<double>(output[column]));
            const Number before = wanted - Number(mean[column]);
            mean[column] = (Number(mean[column]) + before / count).value;
            const Number after = wanted - Number(mean[column]);
            variation[column] = fma(before, after, Number(variation[column])).value;
            error[column] = fma(missed, missed, Number(error[column])).value;
        }
    }

    /// The score of one output; NaN before the second sample.
    double of_output(Index number) const {
        if (samples < 2) return std::numeric_limits<double>::quiet_NaN();
        if (variation.at(number) == 0) return error[number] == 0 ? 1 : 0;
        return 1 - error[number] / variation[number];
    }

    double value() const {
        double sum = 0;
        for (Index number = 0; number < Outputs; ++number) sum += of_output(number);
        return sum / static_cast<double>(Outputs);
    }

    static constexpr auto members() {
        return describe(member<"mean">(&R2Score::mean), member<"variation">(&R2Score::variation),
                        member<"error">(&R2Score::error), member<"samples">(&R2Score::samples));
    }
};

}  // namespace staticnn
