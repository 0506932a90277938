// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/softplus.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Softplus>);

TEST(Softplus, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Softplus::name.view(), "Softplus");
    expect_reference<Softplus>(reference::softplus_points, 6);
}

TEST(Softplus, OfInfinitiesAndNaN) { expect_ends<Softplus>(0, 0, infinity, 1); }

}  // namespace
}  // namespace staticnn
