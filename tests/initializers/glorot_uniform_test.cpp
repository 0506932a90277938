// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/glorot_uniform.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "initializers/moments.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<GlorotUniform>);

// From an independent implementation in Python; this is format.
TEST(GlorotUniform, DrawsTheValuesOfItsStream) {
    const RandomStream stream{7, Purpose::initialization, 0, 0};
    EXPECT_EQ(GlorotUniform::value(stream, 0, {784, 512}), -0x1.034329159fc93p-4);
    EXPECT_EQ(GlorotUniform::value(stream, 1, {784, 512}), 0x1.1436e4c9a6d98p-10);
    EXPECT_EQ(GlorotUniform::value(stream, 3, {784, 512}), -0x1.12b7594722d78p-5);
    EXPECT_EQ(GlorotUniform::value(stream, 2, {3, 2}), -0x1.3e512b1a2fd48p-5);
}

TEST(GlorotUniform, IsEvenBetweenItsLimits) {
    const double limit = std::sqrt(6.0 / (30 + 20));
    const Moments moments = moments_of<GlorotUniform>({30, 20});
    EXPECT_GE(moments.smallest, -limit);
    EXPECT_LT(moments.largest, limit);
    EXPECT_GT(moments.largest, 0.999 * limit);
    EXPECT_LT(moments.smallest, -0.999 * limit);
    EXPECT_NEAR(moments.mean, 0, 0.01 * limit);
    EXPECT_NEAR(moments.variance, limit * limit / 3, 0.01 * limit * limit);
}

}  // namespace
}  // namespace staticnn
