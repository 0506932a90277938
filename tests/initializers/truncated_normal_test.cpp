// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/truncated_normal.hpp"

#include "initializers/moments.hpp"
#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<TruncatedNormal<>>);

TEST(TruncatedNormal, DrawsTheValuesOfItsStream) {
    expect_start_values<TruncatedNormal<>>(reference::truncated_normal_initializer_values);
    expect_start_values<TruncatedNormal<1, 0.5>>(reference::truncated_normal_around_one_values);
}

TEST(TruncatedNormal, EndsAtTwoStandardDeviations) {
    const Moments moments = moments_of<TruncatedNormal<3, 0.5>>(reference_fans);
    EXPECT_NEAR(moments.mean, 3, 0.006);
    EXPECT_NEAR(moments.variance, 0.25 * 0.8796256610342398 * 0.8796256610342398, 0.003);
    EXPECT_GE(moments.smallest, 2);
    EXPECT_LT(moments.smallest, 2.01);
    EXPECT_LE(moments.largest, 4);
    EXPECT_GT(moments.largest, 3.99);
}

}  // namespace
}  // namespace staticnn
