// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/clip.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "staticnn/core/lane.hpp"

namespace staticnn {
namespace {

TEST(Clip, KeepsWhatIsWithinTheLimits) {
    EXPECT_EQ(clip(Lane<float>(0.5f), -1, 2).value, 0.5f);
    EXPECT_EQ(clip(Lane<float>(2.5f), -1, 2).value, 2);
    EXPECT_EQ(clip(Lane<float>(-1.5f), -1, 2).value, -1);
    EXPECT_TRUE(std::isnan(clip(Lane<float>(std::nanf("")), -1, 2).value));
}

TEST(Finite, ReplacesTheInfinities) {
    using Limits = std::numeric_limits<double>;
    EXPECT_EQ(finite(Lane<double>(Limits::infinity())).value, Limits::max());
    EXPECT_EQ(finite(Lane<double>(-Limits::infinity())).value, Limits::lowest());
    EXPECT_EQ(finite(Lane<double>(1e300)).value, 1e300);
    EXPECT_TRUE(std::isnan(finite(Lane<double>(std::nan(""))).value));
}

}  // namespace
}  // namespace staticnn
