// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/mish.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Mish>);

TEST(Mish, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Mish::name.view(), "Mish");
    expect_reference<Mish>(reference::mish_points, 6);
}

TEST(Mish, OfInfinitiesAndNaN) { expect_ends<Mish>(0, 0, infinity, 1); }

}  // namespace
}  // namespace staticnn
