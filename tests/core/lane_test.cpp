// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/lane.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace staticnn {
namespace {

template <class T>
class LaneOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(LaneOf, Scalars);

// (1 + e)^2 - 1 = 2 e + e^2: a product that is rounded loses e^2, one that is fused keeps it.
TYPED_TEST(LaneOf, RoundsProductsUnlessTheyAreFused) {
    using T = TypeParam;
    const T e = std::numeric_limits<T>::epsilon();
    const Lane<T> x(1 + e), minus_one(-1);
    EXPECT_EQ((x * x + minus_one).value, 2 * e);
    EXPECT_EQ((x * x - Lane<T>(1)).value, 2 * e);
    EXPECT_EQ(fma(x, x, minus_one).value, 2 * e + e * e);
}

TYPED_TEST(LaneOf, KeepsNaNWhereDocumented) {
    using T = TypeParam;
    const Lane<T> nan(std::numeric_limits<T>::quiet_NaN()), limit(1);
    EXPECT_TRUE(std::isnan(max(limit, nan).value));
    EXPECT_TRUE(std::isnan(min(limit, nan).value));
    EXPECT_EQ(max(nan, limit).value, 1);
    EXPECT_EQ(max(limit, Lane<T>(3)).value, 3);
    EXPECT_EQ(min(limit, Lane<T>(3)).value, 1);
}

TYPED_TEST(LaneOf, WorksOnBits) {
    using T = TypeParam;
    using Bits = typename Lane<T>::Bits;
    const auto bits = [](Lane<T> lane) { return std::bit_cast<Bits>(lane.value); };
    const Lane<T> x(T(-1.5));
    EXPECT_EQ(bits(bits_and(x, Bits{0xff})), bits(x) & 0xff);
    EXPECT_EQ(bits(bits_or(x, Bits{0xff})), bits(x) | 0xff);
    EXPECT_EQ(bits(bits_xor(x, Lane<T>(T(-0.0)))), bits(Lane<T>(T(1.5))));
    EXPECT_EQ(bits(bits_left(x, 3)), static_cast<Bits>(bits(x) << 3));
    EXPECT_EQ(bits(bits_right(x, 3)), bits(x) >> 3);
    EXPECT_EQ(select(x < Lane<T>(0), Lane<T>(2), Lane<T>(3)).value, 2);
    EXPECT_EQ(select(x > Lane<T>(0), Lane<T>(2), Lane<T>(3)).value, 3);
    EXPECT_EQ(sqrt(Lane<T>(T(2.25))).value, T(1.5));
}

}  // namespace
}  // namespace staticnn
