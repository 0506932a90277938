// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/celu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Celu<2>>);

TEST(Celu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Celu<2>::name.view(), "Celu<2>");
    expect_reference<Celu<2>>(reference::celu_of_two_points, 4);
}

TEST(Celu, OfInfinitiesAndNaN) { expect_ends<Celu<2>>(-2, 0, infinity, 1); }

TEST(Celu, OfOneIsAnElu) {
    EXPECT_EQ(Celu<>::name.view(), "Celu<1>");
    expect_reference<Celu<>>(reference::elu_points, 4);
}

}  // namespace
}  // namespace staticnn
