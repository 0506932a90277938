// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/mean_of.hpp"

#include <cmath>

#include "metrics/metric_cases.hpp"
#include "staticnn/losses/huber.hpp"
#include "staticnn/losses/mean_absolute_error.hpp"

namespace staticnn {
namespace {

using Mean = MeanOf<MeanAbsoluteError>;

static_assert(Metric<Mean>);
static_assert(Mean::name.view() == "mean_absolute_error");
static_assert(MeanOf<Huber<0.5>>::name.view() == "huber");
static_assert(Mean::target_kind == TargetKind::values);

TEST(MeanOf, IsThatOfScikitLearn) {
    for (const auto& data : reference::values_cases) {
        const Mean mean = measured<Mean>(data);
        EXPECT_NEAR(mean.value(), data.mean_absolute_error, 1e-14);
        EXPECT_EQ(restored(mean).value(), mean.value());
    }
}

TEST(MeanOf, NothingIsNaN) { EXPECT_TRUE(std::isnan(Mean().value())); }

}  // namespace
}  // namespace staticnn
