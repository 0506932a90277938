// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/zeros.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace staticnn {
namespace {

static_assert(Initializer<Zeros>);

TEST(Zeros, AreZero) {
    const double value = Zeros::value({1, Purpose::initialization, 0, 0}, 5, {3, 4});
    EXPECT_EQ(value, 0);
    EXPECT_FALSE(std::signbit(value));
}

}  // namespace
}  // namespace staticnn
