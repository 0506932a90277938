// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/gelu_tanh.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<GeluTanh>);

TEST(GeluTanh, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(GeluTanh::name.view(), "GeluTanh");
    expect_reference<GeluTanh>(reference::gelu_tanh_points, 40);
}

TEST(GeluTanh, OfInfinitiesAndNaN) { expect_ends<GeluTanh>(0, 0, infinity, 1); }

TEST(GeluTanh, OfLargeNumbersDoesNotOverflow) {
    EXPECT_EQ(value_at<GeluTanh>(1e30f), 1e30f);
    EXPECT_EQ(slope_at<GeluTanh>(1e30f), 1);
    EXPECT_EQ(value_at<GeluTanh>(-1e30f), 0);
    EXPECT_EQ(slope_at<GeluTanh>(-1e30f), 0);
}

}  // namespace
}  // namespace staticnn
