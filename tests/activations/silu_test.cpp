// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/silu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Silu>);

TEST(Silu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Silu::name.view(), "Silu");
    expect_reference<Silu>(reference::silu_points, 4);
}

TEST(Silu, OfInfinitiesAndNaN) { expect_ends<Silu>(0, 0, infinity, 1); }

}  // namespace
}  // namespace staticnn
