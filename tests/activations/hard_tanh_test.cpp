// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/hard_tanh.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<HardTanh>);

TEST(HardTanh, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(HardTanh::name.view(), "HardTanh");
    expect_reference<HardTanh>(reference::hard_tanh_points, 1);
}

TEST(HardTanh, OfInfinitiesAndNaN) { expect_ends<HardTanh>(-1, 0, 1, 0); }

TEST(HardTanh, IsFlatAtItsLimits) {
    EXPECT_EQ(slope_at<HardTanh>(-1.0), 0);
    EXPECT_EQ(slope_at<HardTanh>(1.0), 0);
    EXPECT_EQ(slope_at<HardTanh>(0.0), 1);
}

}  // namespace
}  // namespace staticnn
