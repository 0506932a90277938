// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/hard_sigmoid.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<HardSigmoid>);

TEST(HardSigmoid, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(HardSigmoid::name.view(), "HardSigmoid");
    expect_reference<HardSigmoid>(reference::hard_sigmoid_points, 2);
}

TEST(HardSigmoid, OfInfinitiesAndNaN) { expect_ends<HardSigmoid>(0, 0, 1, 0); }

TEST(HardSigmoid, IsFlatAtItsLimits) {
    EXPECT_EQ(value_at<HardSigmoid>(-3.0f), 0);
    EXPECT_EQ(slope_at<HardSigmoid>(-3.0f), 0);
    EXPECT_EQ(value_at<HardSigmoid>(3.0f), 1);
    EXPECT_EQ(slope_at<HardSigmoid>(3.0f), 0);
}

}  // namespace
}  // namespace staticnn
