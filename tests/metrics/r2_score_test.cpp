// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/r2_score.hpp"

#include <cmath>
#include <utility>

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

using Score = R2Score<metric_outputs>;

static_assert(Metric<R2Score<>>);
static_assert(R2Score<>::name.view() == "r2_score" && R2Score<>::outputs == 1);
static_assert(R2Score<>::target_kind == TargetKind::values);

R2Score<> score_of(std::initializer_list<std::pair<double, double>> samples) {
    R2Score<> score;
    for (const auto& [output, target] : samples) {
        RowOf<double> answer{output}, wanted{target};
        score.add(answer.row(), wanted.row());
    }
    return score;
}

TEST(R2Score, IsThatOfScikitLearn) {
    for (const auto& data : reference::values_cases) {
        const Score score = measured<Score>(data);
        EXPECT_NEAR(score.value(), data.r2_score, 1e-13);
        for (Index output = 0; output < metric_outputs; ++output)
            EXPECT_NEAR(score.of_output(output), data.r2_score_of_output[output], 1e-13);
        EXPECT_EQ(restored(score).value(), score.value());
    }
}

TEST(R2Score, StandsTargetsFarFromZero) {
    const double far = 1e9;
    // What remains is the rounding of the mean; sums of squares would keep no digit.
    EXPECT_NEAR(score_of({{far + 1, far}, {far + 1, far + 1}, {far + 1, far + 3}}).value(), -1.0 / 14, 1e-6);
}

TEST(R2Score, OfEqualTargetsIsOneOrZero) {
    EXPECT_EQ(score_of({{2, 2}, {2, 2}}).value(), 1);
    EXPECT_EQ(score_of({{2, 2}, {3, 2}}).value(), 0);
}

TEST(R2Score, NeedsTwoSamples) {
    EXPECT_TRUE(std::isnan(R2Score<>().value()));
    EXPECT_TRUE(std::isnan(score_of({{2, 2}}).value()));
}

}  // namespace
}  // namespace staticnn
