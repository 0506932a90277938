// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/relu6.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Relu6>);

TEST(Relu6, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Relu6::name.view(), "Relu6");
    expect_reference<Relu6>(reference::relu6_points, 1);
}

TEST(Relu6, OfInfinitiesAndNaN) { expect_ends<Relu6>(0, 0, 6, 0); }

TEST(Relu6, IsFlatAtItsLimits) {
    EXPECT_EQ(slope_at<Relu6>(0.0), 0);
    EXPECT_EQ(slope_at<Relu6>(6.0), 0);
    EXPECT_EQ(slope_at<Relu6>(5.5), 1);
}

}  // namespace
}  // namespace staticnn
