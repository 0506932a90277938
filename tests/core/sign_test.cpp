// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/sign.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "staticnn/core/lane.hpp"

namespace staticnn {
namespace {

template <class T>
class Sign : public testing::Test {};
using Types = testing::Types<float, double>;
TYPED_TEST_SUITE(Sign, Types);

TYPED_TEST(Sign, IsTakenAwayByAbsolute) {
    using T = TypeParam;
    for (const T x : {T(3), T(-3), T(0), std::numeric_limits<T>::infinity()})
        EXPECT_EQ(absolute(Lane<T>(-x)).value, std::abs(x));
    EXPECT_FALSE(std::signbit(absolute(Lane<T>(T(-0.0))).value));
    EXPECT_TRUE(std::isnan(absolute(Lane<T>(std::numeric_limits<T>::quiet_NaN())).value));
}

TYPED_TEST(Sign, IsOneOfThree) {
    using T = TypeParam;
    EXPECT_EQ(sign_of(Lane<T>(T(1e-30))).value, 1);
    EXPECT_EQ(sign_of(Lane<T>(T(-7))).value, -1);
    EXPECT_EQ(sign_of(Lane<T>(T(0))).value, 0);
    EXPECT_TRUE(std::isnan(sign_of(Lane<T>(std::numeric_limits<T>::quiet_NaN())).value));
}

}  // namespace
}  // namespace staticnn
