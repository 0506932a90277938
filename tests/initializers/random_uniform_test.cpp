// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/random_uniform.hpp"

#include "initializers/moments.hpp"
#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<RandomUniform<>>);

TEST(RandomUniform, DrawsTheValuesOfItsStream) {
    expect_start_values<RandomUniform<>>(reference::random_uniform_values);
    expect_start_values<RandomUniform<1, 4>>(reference::random_uniform_of_one_to_four_values);
}

TEST(RandomUniform, IsEvenBetweenItsLimits) {
    const Moments moments = moments_of<RandomUniform<-1, 2>>(reference_fans);
    EXPECT_GE(moments.smallest, -1);
    EXPECT_LT(moments.smallest, -0.999);
    EXPECT_LT(moments.largest, 2);
    EXPECT_GT(moments.largest, 1.999);
    EXPECT_NEAR(moments.mean, 0.5, 0.01);
    EXPECT_NEAR(moments.variance, 0.75, 0.01);
}

}  // namespace
}  // namespace staticnn
