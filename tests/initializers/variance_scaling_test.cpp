// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/variance_scaling.hpp"

#include "initializers/moments.hpp"
#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<VarianceScaling<>>);

using enum ScaledDistribution;

TEST(VarianceScaling, DrawsTheValuesOfItsStream) {
    expect_start_values<VarianceScaling<0.5, FanMode::out, normal>>(reference::normal_by_outputs_values);
    expect_start_values<VarianceScaling<>>(reference::lecun_normal_values);
}

template <FanMode Mode, ScaledDistribution Distribution>
void expect_variance(double variance) {
    const Moments moments = moments_of<VarianceScaling<3, Mode, Distribution>>({30, 20});
    EXPECT_NEAR(moments.mean, 0, 0.015 * std::sqrt(variance));
    EXPECT_NEAR(moments.variance, variance, 0.015 * variance);
}

TEST(VarianceScaling, HasTheSameVarianceInEachDistribution) {
    expect_variance<FanMode::in, truncated_normal>(3.0 / 30);
    expect_variance<FanMode::in, normal>(3.0 / 30);
    expect_variance<FanMode::in, uniform>(3.0 / 30);
    expect_variance<FanMode::out, uniform>(3.0 / 20);
    expect_variance<FanMode::average, normal>(3.0 / 25);
}

}  // namespace
}  // namespace staticnn
