// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/random_normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "reference/initializers.hpp"

namespace staticnn {
namespace {

constexpr RandomStream normal_stream{7, Purpose::initialization, 0, 0};

TEST(StandardNormal, HasTheValuesOfTheReference) {
    Index number = 0;
    for (const double value : reference::standard_normal_values)
        EXPECT_NEAR(standard_normal(normal_stream, number++), value, 2e-15 * std::abs(value)) << number;
}

// Near 0 a value is the difference of larger numbers.
TEST(TruncatedNormalNumber, HasTheValuesOfTheReference) {
    Index number = 0;
    for (const double value : reference::truncated_normal_values)
        EXPECT_NEAR(truncated_normal(normal_stream, number++), value, 1e-15) << number;
}

}  // namespace
}  // namespace staticnn
