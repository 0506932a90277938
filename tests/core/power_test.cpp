// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/power.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "reference/functions.hpp"
#include "support/ulp.hpp"

namespace staticnn {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Power, IsWithin1UlpOfTheReference) {
    for (const auto& [base, exponent, value] : reference::power_points)
        EXPECT_LE(ulps(power(base, exponent), value), 1) << base << "^" << exponent;
}

TEST(Power, OfWholeNumbersIsTheNearestDouble) {
    int points = 0;
    for (const auto& [base, exponent, value] : reference::power_points) {
        if (exponent < 0 || exponent != std::floor(exponent)) continue;
        EXPECT_EQ(power(base, static_cast<std::uint64_t>(exponent)), value) << base << "^" << exponent;
        EXPECT_EQ(power(base, exponent), value) << base << "^" << exponent;
        ++points;
    }
    EXPECT_GT(points, 50);
}

TEST(Power, IsExactWhereTheResultIsADouble) {
    EXPECT_EQ(power(0.9, std::uint64_t{0}), 1);
    EXPECT_EQ(power(0.9, std::uint64_t{1}), 0.9);
    EXPECT_EQ(power(3, std::uint64_t{20}), 3486784401.0);
    EXPECT_EQ(power(0.5, std::uint64_t{1074}), std::numeric_limits<double>::denorm_min());
    EXPECT_EQ(power(4, 2.5), 32);
    EXPECT_EQ(power(4, -0.5), 0.5);
    EXPECT_EQ(power(0.5, -3.0), 8);
    EXPECT_EQ(power(7, 0.0), 1);
    EXPECT_EQ(power(1, 1e300), 1);
}

TEST(Power, OfZero) {
    EXPECT_EQ(power(0, 0.0), 1);
    EXPECT_EQ(power(0, 0.25), 0);
    EXPECT_EQ(power(0, -1.0), infinity);
    EXPECT_EQ(power(0, std::uint64_t{3}), 0);
    EXPECT_EQ(power(0, std::uint64_t{0}), 1);
}

TEST(Power, EndsAtZeroAndInfinity) {
    constexpr std::uint64_t many = std::uint64_t{1} << 40;
    EXPECT_EQ(power(0.999, many), 0);
    EXPECT_EQ(power(1.001, many), infinity);
    EXPECT_EQ(power(1e200, std::uint64_t{3}), infinity);
    EXPECT_EQ(power(0.999, 1e9), 0);
    EXPECT_EQ(power(1.001, 1e9), infinity);
    EXPECT_EQ(power(0.999, -1e9), infinity);
    EXPECT_EQ(power(2, -1074.0), std::numeric_limits<double>::denorm_min());
}

TEST(Power, KeepsWhatIsNoNumber) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(std::isnan(power(nan, 0.5)));
    EXPECT_TRUE(std::isnan(power(0.5, nan)));
    EXPECT_TRUE(std::isnan(power(nan, std::uint64_t{2})));
}

}  // namespace
}  // namespace staticnn
