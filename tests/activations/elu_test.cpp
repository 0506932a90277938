// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/elu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Elu<>>);

TEST(Elu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Elu<>::name.view(), "Elu<1>");
    expect_reference<Elu<>>(reference::elu_points, 3);
}

TEST(Elu, OfInfinitiesAndNaN) { expect_ends<Elu<>>(-1, 0, infinity, 1); }

TEST(Elu, TakesItsAlphaAsArgument) {
    EXPECT_EQ(Elu<0.25>::name.view(), "Elu<0.25>");
    expect_reference<Elu<0.25>>(reference::elu_of_a_quarter_points, 3);
    expect_ends<Elu<0.25>>(-0.25, 0, infinity, 1);
}

}  // namespace
}  // namespace staticnn
