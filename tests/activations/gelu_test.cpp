// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/gelu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Gelu>);

TEST(Gelu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Gelu::name.view(), "Gelu");
    expect_reference<Gelu>(reference::gelu_points, 8);
}

TEST(Gelu, OfInfinitiesAndNaN) { expect_ends<Gelu>(0, 0, infinity, 1); }

}  // namespace
}  // namespace staticnn
