// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/uniform.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace staticnn {
namespace {

constexpr RandomStream uniform_stream{42, Purpose::initialization, 3, 0};

// From an independent implementation in Python.
TEST(RandomBits, AreTwoNumbersOfEachBlock) {
    static_assert(random_bits(uniform_stream, 0) == 0x0fa6c124d93bbc43);
    static_assert(random_bits(uniform_stream, 1) == 0x7af842ae88eb1482);
    static_assert(random_bits(uniform_stream, 2) == 0x2a086cc3e2145e06);
    static_assert(random_bits(uniform_stream, 1000) == 0xef5e4c9120b2d30b);
    constexpr RandomStream other{0x0123456789abcdef, Purpose::dropout, 5, 0x1122334455667788};
    static_assert(random_bits(other, 0) == 0x2fe8401da674cc15);
    static_assert(random_bits(other, 3) == 0xea631cfefaea4550);
    static_assert(random_bits(other, Index{1} << 32) == 2098791215456801407);  // block 2^31

    const Philox::Counter block = uniform_stream.block(5);
    EXPECT_EQ(random_bits(uniform_stream, 10), (std::uint64_t{block[0]} << 32) | block[1]);
    EXPECT_EQ(random_bits(uniform_stream, 11), (std::uint64_t{block[2]} << 32) | block[3]);
}

TEST(Uniform, IsTheUpper53Bits) {
    static_assert(uniform(uniform_stream, 0) == 0x1.f4d8249b27770p-5);
    static_assert(uniform(uniform_stream, 1) == 0x1.ebe10aba23ac4p-2);
    static_assert(uniform(uniform_stream, 2) == 0x1.5043661f10a2cp-3);
    static_assert(uniform(uniform_stream, 1000) == 0x1.debc99224165ap-1);
}

// 100,000 numbers: the mean has a deviation of 0.0009, each of 16 shares one of 0.0008.
TEST(Uniform, FillsTheUnitIntervalEvenly) {
    constexpr Index count = 100'000;
    double sum = 0, squares = 0;
    Index shares[16] = {};
    for (Index i = 0; i < count; ++i) {
        const double x = uniform(uniform_stream, i);
        ASSERT_GE(x, 0);
        ASSERT_LT(x, 1);
        sum += x;
        squares += x * x;
        ++shares[static_cast<Index>(x * 16)];
    }
    EXPECT_NEAR(sum / count, 0.5, 0.004);
    EXPECT_NEAR(squares / count, 1.0 / 3, 0.004);
    for (const Index share : shares) EXPECT_NEAR(static_cast<double>(share) / count, 1.0 / 16, 0.004);
}

}  // namespace
}  // namespace staticnn
