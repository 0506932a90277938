// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/selu.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Selu>);

TEST(Selu, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Selu::name.view(), "Selu");
    expect_reference<Selu>(reference::selu_points, 4);
}

TEST(Selu, OfInfinitiesAndNaN) { expect_ends<Selu>(-1.7580993408473769, 0, infinity, 1.0507009873554805); }

}  // namespace
}  // namespace staticnn
