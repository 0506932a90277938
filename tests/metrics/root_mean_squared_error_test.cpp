// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/root_mean_squared_error.hpp"

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<RootMeanSquaredError>);
static_assert(RootMeanSquaredError::name.view() == "root_mean_squared_error");

TEST(RootMeanSquaredError, IsThatOfScikitLearn) {
    for (const auto& data : reference::values_cases)
        EXPECT_NEAR(measured<RootMeanSquaredError>(data).value(), data.root_mean_squared_error, 1e-14);
}

}  // namespace
}  // namespace staticnn
