// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/log_one_plus.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/ulp.hpp"

namespace staticnn {
namespace {

template <class T>
T value_of(T x) {
    return log_one_plus(Lane<T>(x)).value;
}

/// The largest distance from the long double of the C library over numbers of [first, last] times `sign`.
template <class T>
double worst(T first, T last, T sign) {
    double largest = 0;
    for_each_number(first, last, 100'000, [&](T size) {
        const T x = sign * size;
        const long double exact = std::log1p(static_cast<long double>(x));
        largest = std::max(largest, ulps(value_of(x), exact));
    });
    return largest;
}

template <class T>
class LogOnePlus : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(LogOnePlus, Scalars);

TYPED_TEST(LogOnePlus, IsWithin4Ulp) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    EXPECT_LE(worst<T>(Limits::denorm_min(), Limits::max(), 1), 4);
    EXPECT_LE(worst<T>(T(1e-9), T(2), 1), 4);
    EXPECT_LE(worst<T>(Limits::denorm_min(), T(0.5), -1), 4);
    EXPECT_LE(worst<T>(T(0.4), 1 - Limits::epsilon(), -1), 4);
}

TYPED_TEST(LogOnePlus, OfSpecialValues) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    EXPECT_EQ(value_of(T(0)), 0);
    EXPECT_EQ(value_of(T(-1)), -Limits::infinity());
    EXPECT_EQ(value_of(Limits::infinity()), Limits::infinity());
    EXPECT_TRUE(std::isnan(value_of(T(-1.5))));
    EXPECT_TRUE(std::isnan(value_of(Limits::quiet_NaN())));
}

}  // namespace
}  // namespace staticnn
