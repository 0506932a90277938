// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/linear.hpp"

#include <gtest/gtest.h>

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Linear> && ActivationFunction<Linear>);

TEST(Linear, ChangesNothing) {
    EXPECT_EQ(Linear::name.view(), "Linear");
    EXPECT_EQ(Linear::apply(Lane<double>(-1.5)).value, -1.5);
    EXPECT_EQ(Linear::gradient(Lane<double>(0.25), Lane<double>(-1.5)).value, 0.25);
}

}  // namespace
}  // namespace staticnn
