// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/hard_silu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<HardSilu>);

TEST(HardSilu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(HardSilu::name.view(), "HardSilu");
    expect_reference<HardSilu>(reference::hard_silu_points, 2);
}

TEST(HardSilu, OfInfinitiesAndNaN) { expect_ends<HardSilu>(0, 0, infinity, 1); }

TEST(HardSilu, HasTheSlopesOfItsStraightPartsWhereTheyBegin) {
    EXPECT_EQ(slope_at<HardSilu>(-3.0), 0);
    EXPECT_EQ(slope_at<HardSilu>(3.0), 1);
}

}  // namespace
}  // namespace staticnn
