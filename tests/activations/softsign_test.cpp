// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/softsign.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Softsign>);

TEST(Softsign, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Softsign::name.view(), "Softsign");
    expect_reference<Softsign>(reference::softsign_points, 2);
}

TEST(Softsign, OfInfinitiesAndNaN) { expect_ends<Softsign>(-1, 0, 1, 0); }

}  // namespace
}  // namespace staticnn
