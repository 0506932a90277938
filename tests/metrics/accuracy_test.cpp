// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/accuracy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<Accuracy>);
static_assert(Accuracy::target_kind == TargetKind::labels);

struct Outputs {
    std::vector<float> values;
    Index columns() const { return values.size(); }
    float operator[](Index column) const { return values[column]; }
};

TEST(Accuracy, IsTheShareOfRightAnswers) {
    Accuracy accuracy;
    accuracy.add(Outputs{{0.1f, 0.7f, 0.2f}}, 1);
    accuracy.add(Outputs{{0.1f, 0.7f, 0.2f}}, 0);
    accuracy.add(Outputs{{-3, -5, -2}}, 2);
    EXPECT_EQ(accuracy.correct, 2u);
    EXPECT_EQ(accuracy.samples, 3u);
    EXPECT_EQ(accuracy.value(), 2.0 / 3);
}

TEST(Accuracy, CountsTheFirstOfEqualOutputs) {
    Accuracy accuracy;
    accuracy.add(Outputs{{0.5f, 0.5f}}, 0);
    EXPECT_EQ(accuracy.value(), 1);
    accuracy.add(Outputs{{0.5f, 0.5f}}, 1);
    EXPECT_EQ(accuracy.value(), 0.5);
}

TEST(Accuracy, IsThatOfScikitLearn) {
    for (const auto& data : reference::classes_cases)
        EXPECT_DOUBLE_EQ(measured<Accuracy>(data).value(), data.accuracy);
}

TEST(Accuracy, OfNothingIsNaN) { EXPECT_TRUE(std::isnan(Accuracy{}.value())); }

TEST(Accuracy, HasItsSumsAsState) {
    Accuracy accuracy;
    Leaves leaves;
    append_members(accuracy, "metrics.accuracy", leaves);
    ASSERT_EQ(leaves.size(), 2u);
    EXPECT_EQ(leaves[0].name(), "metrics.accuracy.correct");
    EXPECT_EQ(leaves[1].name(), "metrics.accuracy.samples");
    EXPECT_EQ(leaves[1].role(), Role::state);
}

}  // namespace
}  // namespace staticnn
