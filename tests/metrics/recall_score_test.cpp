// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/recall_score.hpp"

#include "metrics/score_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<RecallScore<3>> && Metric<RecallScore<1, Micro>>);
static_assert(RecallScore<3>::name.view() == "recall");
static_assert(RecallScore<3>::target_kind == TargetKind::any && RecallScore<3>::outputs == 3);

TEST(RecallScore, IsThatOfScikitLearn) {
    expect_scores<RecallScore>(&reference::ClassesCase::recall, &reference::FlagsCase::recall);
}

TEST(RecallScore, OfOneOutputIsThatOfTheAnswerYes) {
    RecallScore<1> score;
    for (const auto& [output, target] :
         {std::pair{0.9, 1.0}, {0.8, 0.0}, {0.7, 0.0}, {0.2, 1.0}, {0.1, 0.0}, {0.6, 1.0}}) {
        RowOf<double> answer{output}, wanted{target};
        score.add(answer.row(), wanted.row());
    }
    EXPECT_DOUBLE_EQ(score.value(), 2.0 / 3);
    EXPECT_EQ(score.value(), score.of_class(0));
}

TEST(RecallScore, OfAClassThatNobodyAnswersIsZero) {
    RecallScore<2> score;
    RowOf<double> answer{0.9, 0.1};
    score.add(answer.row(), Index{1});
    EXPECT_EQ(score.of_class(1), 0);
    EXPECT_EQ(score.value(), 0);
}

}  // namespace
}  // namespace staticnn
