// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/exponential.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Exponential>);

TEST(Exponential, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(Exponential::name.view(), "Exponential");
    expect_reference<Exponential>(reference::exponential_points, 2);
}

TEST(Exponential, OfInfinitiesAndNaN) { expect_ends<Exponential>(0, 0, infinity, infinity); }

}  // namespace
}  // namespace staticnn
