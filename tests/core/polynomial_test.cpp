// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/polynomial.hpp"

#include <gtest/gtest.h>

#include "staticnn/core/lane.hpp"

namespace staticnn {
namespace {

TEST(Polynomial, TakesTheConstantFirst) {
    constexpr double constant[] = {3}, cubic[] = {1, -2, 0, 4};
    EXPECT_EQ(polynomial(constant, Lane<double>(5)).value, 3);
    EXPECT_EQ(polynomial(cubic, Lane<double>(0.5)).value, 0.5);
    EXPECT_EQ(polynomial(cubic, Lane<double>(2)).value, 29);
}

}  // namespace
}  // namespace staticnn
