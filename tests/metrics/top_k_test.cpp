// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/top_k.hpp"

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<TopK<5>>);
static_assert(TopK<5>::name.view() == "top_5_accuracy");
static_assert(TopK<5>::target_kind == TargetKind::labels);

TEST(TopK, IsThatOfScikitLearn) {
    const auto& data = reference::classes_cases[0];  // without equal scores
    EXPECT_DOUBLE_EQ(measured<TopK<1>>(data).value(), data.accuracy);
    EXPECT_DOUBLE_EQ(measured<TopK<2>>(data).value(), data.top_2_accuracy);
    EXPECT_DOUBLE_EQ(measured<TopK<3>>(data).value(), data.top_3_accuracy);
    EXPECT_EQ(measured<TopK<metric_classes>>(data).value(), 1);
}

TEST(TopK, CountsAllOfEqualOutputs) {
    TopK<2> metric;
    RowOf<float> equal{0.25f, 0.25f, 0.25f, 0.25f}, below{0.5f, 0.4f, 0.1f};
    metric.add(equal.row(), 3);
    metric.add(below.row(), 2);
    EXPECT_EQ(metric.correct, 1u);
    EXPECT_EQ(metric.samples, 2u);
}

TEST(TopK, MissesWhereAnOutputIsNaN) {
    TopK<2> metric;
    RowOf<float> outputs{0.5f, std::numeric_limits<float>::quiet_NaN(), 0.1f};
    metric.add(outputs.row(), 0);
    metric.add(outputs.row(), 1);
    EXPECT_EQ(metric.value(), 0);
}

}  // namespace
}  // namespace staticnn
