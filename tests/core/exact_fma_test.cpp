// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/exact_fma.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <type_traits>

#include "staticnn/core/uniform.hpp"

namespace staticnn {
namespace {

template <class T>
class ExactFma : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(ExactFma, Scalars);

/// Numbers of all sizes whose products do not overflow; and such that cancel, or lie half-way between two.
template <class T>
T some_number(std::uint32_t number) {
    const std::uint64_t bits = random_bits({5, Purpose::initialization, 0, 0}, number);
    const T mantissa = 1 + static_cast<T>(bits % (bits % 3 == 0 ? 8 : 1'000'000'007)) / T(1'048'576);
    return std::ldexp(bits & 0x100 ? mantissa : -mantissa, static_cast<int>(bits >> 40) % 40 - 20);
}

TYPED_TEST(ExactFma, IsWhatProcessorsDo) {
    using T = TypeParam;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const T a = some_number<T>(3 * i), b = some_number<T>(3 * i + 1);
        const T c = i % 2 == 0 ? some_number<T>(3 * i + 2) : -a * b;
        ASSERT_EQ(exact_fma(a, b, c), std::fma(a, b, c)) << a << ' ' << b << ' ' << c;
    }
}

TEST(ExactFmaOfFloats, RoundsOnceAtTheEndsOfTheRange) {
    using Limits = std::numeric_limits<float>;
    // 1 + 2^-24 lies half-way between two floats: a little more than that is rounded up.
    EXPECT_EQ(exact_fma(1 + 0x1p-12f, 1 + 0x1p-12f, -0x1p-11f),
              std::fma(1 + 0x1p-12f, 1 + 0x1p-12f, -0x1p-11f));
    EXPECT_EQ(exact_fma(0x1p-24f, 1 + 0x1p-23f, 1.0f), 1 + 0x1p-23f);
    EXPECT_EQ(exact_fma(0x1p-24f, 1.0f, 1.0f), 1.0f);
    EXPECT_EQ(exact_fma(0x1p-100f, 0x1.8p-49f, 0.0f), 2 * Limits::denorm_min());
    EXPECT_EQ(exact_fma(Limits::max(), 2.0f, 0.0f), Limits::infinity());
    EXPECT_TRUE(std::isnan(exact_fma(Limits::quiet_NaN(), 2.0f, 0.0f)));
}

}  // namespace
}  // namespace staticnn
