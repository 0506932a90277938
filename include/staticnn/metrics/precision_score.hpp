// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/metrics/class_counts.hpp"

namespace staticnn {

/// Of the answers of a class, the share that is right. Called so because `Precision<double>` is the option of
/// a trainer for its numbers.
template <Index Classes, class Average = Macro>
struct PrecisionScore : ClassCounts<PrecisionScore<Classes, Average>, Classes, Average> {
    static constexpr FixedString name = "precision";
    static constexpr auto spelling =
        detail::spelling_of_score<Classes, Average>(FixedString("PrecisionScore"));

    static double of(const ClassCount& count) {
        return PrecisionScore::ratio(static_cast<double>(count.found), static_cast<double>(count.answered));
    }
};

}  // namespace staticnn
