// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/leaky_relu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<LeakyRelu<>>);

TEST(LeakyRelu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(LeakyRelu<>::name.view(), "LeakyRelu<0.2>");
    expect_reference<LeakyRelu<>>(reference::leaky_relu_points, 1);
}

TEST(LeakyRelu, OfInfinitiesAndNaN) { expect_ends<LeakyRelu<>>(-infinity, 0.2, infinity, 1); }

TEST(LeakyRelu, OfZeroHasTheLowerSlope) {
    EXPECT_EQ(value_at<LeakyRelu<>>(0.0), 0);
    EXPECT_EQ(slope_at<LeakyRelu<>>(0.0), 0.2);
}

TEST(LeakyRelu, TakesItsSlopeAsArgument) {
    EXPECT_EQ(LeakyRelu<0.01>::name.view(), "LeakyRelu<0.01>");
    EXPECT_EQ(value_at<LeakyRelu<0.25>>(-2.0), -0.5);
    EXPECT_EQ(slope_at<LeakyRelu<0.25>>(-2.0), 0.25);
}

}  // namespace
}  // namespace staticnn
