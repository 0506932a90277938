// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/relu.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Relu>);

float relu(float x) { return Relu::apply(Lane<float>(x)).value; }
float gradient_at(float x) { return Relu::gradient(Lane<float>(3.0f), Relu::apply(Lane<float>(x))).value; }

TEST(Relu, CutsOffWhatIsNegative) {
    EXPECT_EQ(Relu::name.view(), "Relu");
    EXPECT_EQ(relu(2.5f), 2.5f);
    EXPECT_EQ(relu(-2.5f), 0);
    EXPECT_EQ(relu(0.0f), 0);
    EXPECT_EQ(relu(std::numeric_limits<float>::infinity()), std::numeric_limits<float>::infinity());
    EXPECT_EQ(relu(-std::numeric_limits<float>::infinity()), 0);
    EXPECT_EQ(relu(std::numeric_limits<float>::denorm_min()), std::numeric_limits<float>::denorm_min());
}

TEST(Relu, KeepsNaN) { EXPECT_TRUE(std::isnan(relu(std::nanf("")))); }

TEST(Relu, PassesTheGradientOnlyAboveZero) {
    EXPECT_EQ(gradient_at(2.5f), 3);
    EXPECT_EQ(gradient_at(std::numeric_limits<float>::denorm_min()), 3);
    EXPECT_EQ(gradient_at(0.0f), 0);
    EXPECT_EQ(gradient_at(-0.0f), 0);
    EXPECT_EQ(gradient_at(-2.5f), 0);
}

}  // namespace
}  // namespace staticnn
