// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/logistic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/ulp.hpp"

namespace staticnn {
namespace {

template <class T>
T logistic_of(T x) {
    return logistic(Lane<T>(x)).value;
}

/// The largest distance from the long double of the C library over numbers of [first, last] times `sign`.
template <class T>
double worst_logistic(T first, T last, T sign) {
    double largest = 0;
    for_each_number(first, last, 100'000, [&](T size) {
        const T x = sign * size;
        const long double exact = 1 / (1 + std::exp(-static_cast<long double>(x)));
        largest = std::max(largest, ulps(logistic_of(x), exact));
    });
    return largest;
}

template <class T>
class LogisticFunction : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(LogisticFunction, Scalars);

TYPED_TEST(LogisticFunction, IsWithin3Ulp) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    const T last = -std::log(Limits::min());  // beyond it results are denormal
    EXPECT_LE(worst_logistic<T>(Limits::denorm_min(), Limits::max(), 1), 3);
    EXPECT_LE(worst_logistic<T>(Limits::denorm_min(), last - 1, -1), 3);
    EXPECT_LE(worst_logistic<T>(T(0.01), T(20), 1), 3);
    EXPECT_LE(worst_logistic<T>(T(0.01), T(20), -1), 3);
}

TYPED_TEST(LogisticFunction, OfSpecialValues) {
    using T = TypeParam;
    using Limits = std::numeric_limits<T>;
    EXPECT_EQ(logistic_of(T(0)), T(0.5));
    EXPECT_EQ(logistic_of(Limits::infinity()), 1);
    EXPECT_EQ(logistic_of(-Limits::infinity()), 0);
    EXPECT_EQ(logistic_of(Limits::max()), 1);
    EXPECT_EQ(logistic_of(Limits::lowest()), 0);
    EXPECT_TRUE(std::isnan(logistic_of(Limits::quiet_NaN())));
}

}  // namespace
}  // namespace staticnn
