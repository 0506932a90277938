// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/f1_score.hpp"

#include "metrics/score_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<F1Score<3>> && Metric<F1Score<1, Micro>>);
static_assert(F1Score<3>::name.view() == "f1_score");
static_assert(F1Score<3>::target_kind == TargetKind::any && F1Score<3>::outputs == 3);

TEST(F1Score, IsThatOfScikitLearn) {
    expect_scores<F1Score>(&reference::ClassesCase::f1, &reference::FlagsCase::f1);
}

TEST(F1Score, OfOneOutputIsThatOfTheAnswerYes) {
    F1Score<1> score;
    for (const auto& [output, target] :
         {std::pair{0.9, 1.0}, {0.8, 0.0}, {0.7, 0.0}, {0.2, 1.0}, {0.1, 0.0}, {0.6, 1.0}}) {
        RowOf<double> answer{output}, wanted{target};
        score.add(answer.row(), wanted.row());
    }
    EXPECT_DOUBLE_EQ(score.value(), 4.0 / 7);
    EXPECT_EQ(score.value(), score.of_class(0));
}

TEST(F1Score, OfAClassThatNobodyAnswersIsZero) {
    F1Score<2> score;
    RowOf<double> answer{0.9, 0.1};
    score.add(answer.row(), Index{1});
    EXPECT_EQ(score.of_class(1), 0);
    EXPECT_EQ(score.value(), 0);
}

}  // namespace
}  // namespace staticnn
