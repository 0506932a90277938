// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/tanh.hpp"

#include <gtest/gtest.h>

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Tanh>);

TEST(Tanh, IsTheHyperbolicTangent) {
    EXPECT_EQ(Tanh::name.view(), "Tanh");
    EXPECT_NEAR(Tanh::apply(Lane<double>(0.5)).value, 0.46211715726000975, 2e-16);
    EXPECT_NEAR(Tanh::apply(Lane<double>(-2)).value, -0.9640275800758169, 3e-16);
    EXPECT_EQ(Tanh::apply(Lane<float>(100.0f)).value, 1.0f);
}

TEST(Tanh, TakesItsGradientFromTheOutput) {
    EXPECT_EQ(Tanh::gradient(Lane<double>(2), Lane<double>(0.5)).value, 1.5);
    EXPECT_EQ(Tanh::gradient(Lane<double>(2), Lane<double>(-0.5)).value, 1.5);
    EXPECT_EQ(Tanh::gradient(Lane<double>(2), Lane<double>(1)).value, 0);
}

}  // namespace
}  // namespace staticnn
