// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/elementary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reference/functions.hpp"
#include "support/ulp.hpp"

namespace staticnn {
namespace {

constexpr std::uint64_t grid = 200'000;

template <class T>
T exp_of(T x) {
    return exp(Lane<T>(x)).value;
}
template <class T>
T log_of(T x) {
    return log(Lane<T>(x)).value;
}

/// The largest distance of function(x) from exact(x) on a grid over [first, last], and over its mirror image
/// when `sign` is -1.
template <class T, class Function, class Exact>
double worst(T first, T last, T sign, const Function& function, const Exact& exact) {
    double largest = 0;
    for_each_number(first, last, grid, [&](T x) {
        largest = std::max(largest, ulps(function(sign * x), exact(static_cast<long double>(sign * x))));
    });
    return largest;
}

template <class T>
class Elementary : public testing::Test {
protected:
    static constexpr T infinity = std::numeric_limits<T>::infinity();
    static constexpr T highest = std::is_same_v<T, float> ? T(88.72283) : T(709.782712893384);
    static constexpr T lowest = std::is_same_v<T, float> ? T(87.33654) : T(708.3964185322641);
    static constexpr T smallest = std::is_same_v<T, float> ? T(103.9) : T(745.1);
};

using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(Elementary, Scalars);

TYPED_TEST(Elementary, ExpIsWithin1_1Ulp) {
    using T = TypeParam;
    const auto exact = [](long double x) { return std::exp(x); };
    EXPECT_LE(worst<T>(T(0), this->highest, 1, exp_of<T>, exact), 1.1);
    EXPECT_LE(worst<T>(T(0), this->lowest, -1, exp_of<T>, exact), 1.1);
    EXPECT_LE(worst<T>(T(0.1), T(5), 1, exp_of<T>, exact), 1.1);
    EXPECT_LE(worst<T>(T(0.1), T(5), -1, exp_of<T>, exact), 1.1);
}

TYPED_TEST(Elementary, ExpReachesDenormals) {
    using T = TypeParam;
    const auto exact = [](long double x) { return std::exp(x); };
    EXPECT_LE(worst<T>(this->lowest, this->smallest, -1, exp_of<T>, exact), 1.1);
    EXPECT_GT(exp_of<T>(-this->smallest), 0);
}

TYPED_TEST(Elementary, ExpOfSpecialValues) {
    using T = TypeParam;
    EXPECT_EQ(exp_of(T(0)), 1);
    EXPECT_EQ(exp_of(T(-0.0)), 1);
    EXPECT_EQ(exp_of(std::numeric_limits<T>::denorm_min()), 1);
    EXPECT_EQ(exp_of(this->infinity), this->infinity);
    EXPECT_EQ(exp_of(-this->infinity), 0);
    EXPECT_EQ(exp_of(std::numeric_limits<T>::max()), this->infinity);
    EXPECT_EQ(exp_of(std::numeric_limits<T>::lowest()), 0);
    EXPECT_EQ(exp_of(std::nextafter(this->highest, this->infinity) + 1), this->infinity);
    EXPECT_TRUE(std::isnan(exp_of(std::numeric_limits<T>::quiet_NaN())));
}

TYPED_TEST(Elementary, LogIsWithin1_5Ulp) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    const auto exact = [](long double x) { return std::log(x); };
    EXPECT_LE(worst<T>(Limits::denorm_min(), Limits::max(), 1, log_of<T>, exact), 1.5);
    EXPECT_LE(worst<T>(T(0.5), T(2), 1, log_of<T>, exact), 1.5);
    EXPECT_LE(worst<T>(T(0.999), T(1.001), 1, log_of<T>, exact), 1.5);
    EXPECT_LE(worst<T>(Limits::denorm_min(), Limits::min(), 1, log_of<T>, exact), 1.5);
}

TYPED_TEST(Elementary, LogOfSpecialValues) {
    using T = TypeParam;
    EXPECT_EQ(log_of(T(1)), 0);
    EXPECT_FALSE(std::signbit(log_of(T(1))));
    EXPECT_EQ(log_of(T(0)), -this->infinity);
    EXPECT_EQ(log_of(T(-0.0)), -this->infinity);
    EXPECT_EQ(log_of(this->infinity), this->infinity);
    EXPECT_TRUE(std::isnan(log_of(T(-1))));
    EXPECT_TRUE(std::isnan(log_of(-std::numeric_limits<T>::denorm_min())));
    EXPECT_TRUE(std::isnan(log_of(-this->infinity)));
    EXPECT_TRUE(std::isnan(log_of(std::numeric_limits<T>::quiet_NaN())));
}

TEST(ElementaryAgainstReference, Exp) {
    for (const auto& [x, value] : reference::exp_points) EXPECT_LE(ulps(exp_of(x), value), 1.6) << x;
    for (const auto& [x, value] : reference::exp_single_points)
        EXPECT_LE(ulps(exp_of(static_cast<float>(x)), value), 1.1) << x;
}

TEST(ElementaryAgainstReference, Log) {
    for (const auto& [x, value] : reference::log_points) EXPECT_LE(ulps(log_of(x), value), 2) << x;
    for (const auto& [x, value] : reference::log_single_points)
        EXPECT_LE(ulps(log_of(static_cast<float>(x)), value), 1.5) << x;
}

// From 0 to 1 is where it is defined.
TEST(ElementaryAgainstReference, CosPi) {
    int points = 0;
    for (const auto& [x, value] : reference::cos_pi_points) {
        if (x > 1) continue;
        EXPECT_LE(std::abs(cos_pi(x) - value), std::numeric_limits<double>::epsilon()) << x;
        ++points;
    }
    EXPECT_GT(points, 100);
}

TEST(CosPi, IsExactWhereTheCosineIs) {
    EXPECT_EQ(cos_pi(0), 1);
    EXPECT_EQ(cos_pi(0.5), 0);
    EXPECT_EQ(cos_pi(1), -1);
    for (int i = 0; i <= 64; ++i) EXPECT_EQ(cos_pi(1 - i / 64.0), -cos_pi(i / 64.0)) << i;
}

}  // namespace
}  // namespace staticnn
