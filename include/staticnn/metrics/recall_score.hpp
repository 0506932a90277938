// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/metrics/class_counts.hpp"

namespace staticnn {

/// Of the samples of a class, the share that is found.
template <Index Classes, class Average = Macro>
struct RecallScore : ClassCounts<RecallScore<Classes, Average>, Classes, Average> {
    static constexpr FixedString name = "recall";
    static constexpr auto spelling = detail::spelling_of_score<Classes, Average>(FixedString("RecallScore"));

    static double of(const ClassCount& count) {
        return RecallScore::ratio(static_cast<double>(count.found), static_cast<double>(count.actual));
    }
};

}  // namespace staticnn
