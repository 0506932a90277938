// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/soft_shrink.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<SoftShrink<>>);

TEST(SoftShrink, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(SoftShrink<>::name.view(), "SoftShrink<0.5>");
    expect_reference<SoftShrink<>>(reference::soft_shrink_points, 1);
}

TEST(SoftShrink, OfInfinitiesAndNaN) { expect_ends<SoftShrink<>>(-infinity, 1, infinity, 1); }

TEST(SoftShrink, IsFlatUpToItsThreshold) {
    EXPECT_EQ(value_at<SoftShrink<0.25>>(0.25), 0);
    EXPECT_EQ(slope_at<SoftShrink<0.25>>(0.25), 0);
    EXPECT_EQ(value_at<SoftShrink<0.25>>(-1.0), -0.75);
    EXPECT_EQ(slope_at<SoftShrink<0.25>>(-1.0), 1);
}

}  // namespace
}  // namespace staticnn
