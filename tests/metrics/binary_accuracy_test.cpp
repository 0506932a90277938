// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/binary_accuracy.hpp"

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<BinaryAccuracy<>>);
static_assert(BinaryAccuracy<>::name.view() == "binary_accuracy");
static_assert(BinaryAccuracy<>::target_kind == TargetKind::values);

TEST(BinaryAccuracy, IsThatOfScikitLearn) {
    for (const auto& data : reference::flags_cases)
        EXPECT_DOUBLE_EQ(measured<BinaryAccuracy<>>(data).value(), data.accuracy);
}

TEST(BinaryAccuracy, HasAThresholdThatIsNotAboveItself) {
    RowOf<float> outputs{0.5f, 0.6f, 0.8f}, flags{0, 1, 1};
    BinaryAccuracy<> half;
    BinaryAccuracy<0.75> higher;
    half.add(outputs.row(), flags.row());
    higher.add(outputs.row(), flags.row());
    EXPECT_EQ(half.value(), 1);
    EXPECT_EQ(higher.value(), 2.0 / 3);
}

}  // namespace
}  // namespace staticnn
