// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/random_normal.hpp"

#include "initializers/moments.hpp"
#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<RandomNormal<>>);

TEST(RandomNormal, DrawsTheValuesOfItsStream) {
    expect_start_values<RandomNormal<>>(reference::random_normal_values);
    expect_start_values<RandomNormal<-2, 0.25>>(reference::random_normal_around_minus_two_values);
}

TEST(RandomNormal, HasItsMomentsAndTails) {
    const Moments moments = moments_of<RandomNormal<3, 0.5>>(reference_fans);
    EXPECT_NEAR(moments.mean, 3, 0.006);
    EXPECT_NEAR(moments.variance, 0.25, 0.004);
    EXPECT_LT(moments.smallest, 3 - 0.5 * 4);
    EXPECT_GT(moments.largest, 3 + 0.5 * 4);
}

}  // namespace
}  // namespace staticnn
