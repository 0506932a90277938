// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>

#include "metrics/metric_cases.hpp"
#include "staticnn/metrics/class_counts.hpp"

/// What precision, recall and F1 have in common.
namespace staticnn {

template <template <Index, class> class Score, class Case, Index Classes>
void expect_score(const Case& data, const reference::ClassScores<Classes>& expected) {
    const auto macro = measured<Score<Classes, Macro>>(data);
    EXPECT_DOUBLE_EQ(macro.value(), expected.macro);
    EXPECT_DOUBLE_EQ((measured<Score<Classes, Micro>>(data).value()), expected.micro);
    EXPECT_EQ(restored(macro).value(), macro.value());
    for (Index number = 0; number < Classes; ++number)
        EXPECT_DOUBLE_EQ(macro.of_class(number), expected.of_class[number]) << number;
}

/// Against scikit-learn, on labels and on values; the members are those of the cases with its results.
template <template <Index, class> class Score>
void expect_scores(reference::ClassScores<metric_classes> reference::ClassesCase::*of_classes,
                   reference::ClassScores<metric_outputs> reference::FlagsCase::*of_flags) {
    for (const auto& data : reference::classes_cases) expect_score<Score>(data, data.*of_classes);
    for (const auto& data : reference::flags_cases) expect_score<Score>(data, data.*of_flags);
    EXPECT_TRUE(std::isnan(Score<3, Macro>().value()));
}

}  // namespace staticnn
