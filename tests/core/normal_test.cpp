// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "reference/functions.hpp"
#include "reference/special_functions.hpp"

namespace staticnn {
namespace {

TEST(NormalQuantile, IsAccurateTo1e15) {
    for (const auto& [probability, value] : reference::normal_quantile_points)
        EXPECT_LE(std::abs(normal_quantile(probability) - value), 1e-15 * std::abs(value)) << probability;
    for (const auto& [probability, value] : reference::normal_quantile_tail_points)
        EXPECT_LE(std::abs(normal_quantile(probability) - value), 1e-15 * std::abs(value)) << probability;
    for (const auto& [probability, value] : reference::normal_quantile_far_points)
        EXPECT_LE(std::abs(normal_quantile(probability) - value), 1e-15 * std::abs(value)) << probability;
}

TEST(NormalQuantile, IsOddAroundOneHalf) {
    EXPECT_EQ(normal_quantile(0.5), 0);
    for (int i = 1; i < 512; ++i)
        EXPECT_EQ(normal_quantile(i / 1024.0), -normal_quantile(1 - i / 1024.0)) << i;
}

TEST(NormalQuantile, Rises) {
    double last = normal_quantile(1e-11);
    for (int i = 1; i < 10'000; ++i) {
        const double next = normal_quantile(i / 10'000.0);
        ASSERT_GT(next, last) << i;
        last = next;
    }
    EXPECT_GT(normal_quantile(1 - 1e-11), last);
}

}  // namespace
}  // namespace staticnn
