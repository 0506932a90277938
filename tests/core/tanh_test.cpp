// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/tanh.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "reference/functions.hpp"
#include "support/ulp.hpp"

namespace staticnn {
namespace {

template <class T>
T tanh_of(T x) {
    return tanh(Lane<T>(x)).value;
}

template <class T>
constexpr double promised_tanh = std::is_same_v<T, float> ? 7 : 3;

/// The largest distance from the long double of the C library over `count` numbers of [first, last].
template <class T>
double worst_tanh(T first, T last, std::uint64_t count) {
    double largest = 0;
    for_each_number(first, last, count, [&](T x) {
        largest = std::max(largest, ulps(tanh_of(x), std::tanh(static_cast<long double>(x))));
    });
    return largest;
}

template <class T>
class HyperbolicTangent : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(HyperbolicTangent, Scalars);

TYPED_TEST(HyperbolicTangent, IsAsNearAsItSays) {
    using T = TypeParam;
    EXPECT_LE(worst_tanh<T>(std::numeric_limits<T>::denorm_min(), T(30), 200'000), promised_tanh<T>);
    EXPECT_LE(worst_tanh<T>(T(0.01), T(1), 200'000), 3.5);
    EXPECT_LE(worst_tanh<T>(T(1), T(20), 1'000'000), promised_tanh<T>);
}

TYPED_TEST(HyperbolicTangent, IsNeverBeyondOne) {
    using T = TypeParam;
    for_each_number<T>(T(5), T(25), 500'000, [](T x) { ASSERT_LE(tanh_of(x), 1) << x; });
}

TYPED_TEST(HyperbolicTangent, IsOdd) {
    using T = TypeParam;
    for_each_number<T>(std::numeric_limits<T>::denorm_min(), std::numeric_limits<T>::infinity(), 20'000,
                       [](T x) { EXPECT_EQ(tanh_of(-x), -tanh_of(x)) << x; });
}

TYPED_TEST(HyperbolicTangent, OfSpecialValues) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    EXPECT_EQ(tanh_of(T(0)), 0);
    EXPECT_TRUE(std::signbit(tanh_of(T(-0.0))));
    EXPECT_FALSE(std::signbit(tanh_of(T(0))));
    EXPECT_EQ(tanh_of(Limits::denorm_min()), Limits::denorm_min());
    EXPECT_EQ(tanh_of(Limits::min()), Limits::min());
    EXPECT_EQ(tanh_of(Limits::infinity()), 1);
    EXPECT_EQ(tanh_of(-Limits::infinity()), -1);
    EXPECT_EQ(tanh_of(Limits::max()), 1);
    EXPECT_TRUE(std::isnan(tanh_of(Limits::quiet_NaN())));
    EXPECT_TRUE(std::isnan(tanh_of(-Limits::quiet_NaN())));
}

// Of all floats of [4, 9.5].
TEST(HyperbolicTangentAgainstReference, IsFarthestHere) {
    constexpr float x = 0x1.48b00ap+2f;
    EXPECT_NEAR(ulps(tanh_of(x), std::tanh(static_cast<long double>(x))), 6.14, 0.01);
}

TEST(HyperbolicTangentAgainstReference, IsAsNear) {
    for (const auto& [x, value] : reference::tanh_points)
        EXPECT_LE(ulps(tanh_of(x), value), promised_tanh<double> + 0.5) << x;
    for (const auto& [x, value] : reference::tanh_single_points)
        EXPECT_LE(ulps(tanh_of(static_cast<float>(x)), value), promised_tanh<float>) << x;
}

}  // namespace
}  // namespace staticnn
