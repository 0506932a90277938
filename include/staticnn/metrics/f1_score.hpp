// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/metrics/class_counts.hpp"

namespace staticnn {

/// The harmonic mean of precision and recall of a class.
template <Index Classes, class Average = Macro>
struct F1Score : ClassCounts<F1Score<Classes, Average>, Classes, Average> {
    static constexpr FixedString name = "f1_score";
    static constexpr auto spelling = detail::spelling_of_score<Classes, Average>(FixedString("F1Score"));

    static double of(const ClassCount& count) {
        return F1Score::ratio(2 * static_cast<double>(count.found),
                              static_cast<double>(count.answered + count.actual));
    }
};

}  // namespace staticnn
