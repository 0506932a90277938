// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/exp_minus_one.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "reference/special_functions.hpp"
#include "support/ulp.hpp"

namespace staticnn {
namespace {

template <class T>
T exp_minus_one_of(T x) {
    return exp_minus_one(Lane<T>(x)).value;
}

template <class T>
class ExpMinusOne : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(ExpMinusOne, Scalars);

TYPED_TEST(ExpMinusOne, IsWithin2Ulp) {
    using T = TypeParam;
    const auto check = [](T x) {
        ASSERT_LE(ulps(exp_minus_one_of(x), std::expm1(static_cast<long double>(x))), 2) << x;
        ASSERT_LE(ulps(exp_minus_one_of(-x), std::expm1(static_cast<long double>(-x))), 2) << -x;
    };
    for_each_number(std::numeric_limits<T>::denorm_min(), std::numeric_limits<T>::max(), 100'000, check);
    for_each_number(T(0.01), T(std::is_same_v<T, float> ? 88.7 : 709.7), 100'000, check);
}

TYPED_TEST(ExpMinusOne, OfSpecialValues) {
    using T = TypeParam;
    constexpr T infinity = std::numeric_limits<T>::infinity();
    EXPECT_EQ(exp_minus_one_of(T(0)), 0);
    EXPECT_EQ(exp_minus_one_of(infinity), infinity);
    EXPECT_EQ(exp_minus_one_of(-infinity), -1);
    EXPECT_TRUE(std::isnan(exp_minus_one_of(std::numeric_limits<T>::quiet_NaN())));
}

TEST(ExpMinusOneAgainstReference, IsWithin2Ulp) {
    for (const auto& [x, value] : reference::exp_minus_one_points)
        EXPECT_LE(ulps(exp_minus_one_of(x), value), 2) << x;
    for (const auto& [x, value] : reference::exp_minus_one_single_points)
        EXPECT_LE(ulps(exp_minus_one_of(static_cast<float>(x)), value), 2) << x;
}

}  // namespace
}  // namespace staticnn
