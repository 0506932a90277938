// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/normal_distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "reference/special_functions.hpp"
#include "support/ulp.hpp"

namespace staticnn {
namespace {

template <class T>
T distribution_of(T x) {
    return normal_distribution(Lane<T>(x)).value;
}
template <class T>
T density_of(T x) {
    return normal_density(Lane<T>(x)).value;
}

template <class T>
class NormalDistribution : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(NormalDistribution, Scalars);

TYPED_TEST(NormalDistribution, IsWithin7Ulp) {
    using T = TypeParam;
    const auto check = [](T x) {
        const long double root_half = 0.70710678118654752440L;
        ASSERT_LE(ulps(distribution_of(x), std::erfc(-root_half * static_cast<long double>(x)) / 2), 7) << x;
        ASSERT_LE(ulps(distribution_of(-x), std::erfc(root_half * static_cast<long double>(x)) / 2), 7) << -x;
    };
    constexpr T last_normal = std::is_same_v<T, float> ? T(12.9) : T(37.4);
    for_each_number(std::numeric_limits<T>::denorm_min(), last_normal, 50'000, check);
    for_each_number(T(0.01), last_normal, 100'000, check);
}

TYPED_TEST(NormalDistribution, OfSpecialValues) {
    using T = TypeParam;
    constexpr T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    EXPECT_NEAR(distribution_of(T(0)), 0.5, std::numeric_limits<T>::epsilon());
    EXPECT_EQ(distribution_of(infinity), 1);
    EXPECT_EQ(distribution_of(-infinity), 0);
    EXPECT_EQ(density_of(infinity), 0);
    EXPECT_EQ(density_of(-infinity), 0);
    EXPECT_TRUE(std::isnan(distribution_of(nan)));
    EXPECT_TRUE(std::isnan(density_of(nan)));
}

// The reference is rounded too.
TEST(NormalDistributionAgainstReference, IsWithin7Ulp) {
    for (const auto& [x, value] : reference::normal_distribution_points)
        EXPECT_LE(ulps(distribution_of(x), value), 7.5) << x;
    for (const auto& [x, value] : reference::normal_distribution_single_points)
        EXPECT_LE(ulps(distribution_of(static_cast<float>(x)), value), 7) << x;
}

TEST(NormalDensityAgainstReference, IsWithin3Ulp) {
    for (const auto& [x, value] : reference::normal_density_points)
        EXPECT_LE(ulps(density_of(x), value), 3.5) << x;
    for (const auto& [x, value] : reference::normal_density_single_points)
        EXPECT_LE(ulps(density_of(static_cast<float>(x)), value), 3) << x;
}

}  // namespace
}  // namespace staticnn
