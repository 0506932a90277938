// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/he_normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "initializers/moments.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<HeNormal>);

// From an independent implementation with mpmath.
TEST(HeNormal, DrawsTheValuesOfItsStream) {
    const RandomStream stream{7, Purpose::initialization, 0, 0};
    EXPECT_NEAR(HeNormal::value(stream, 0, {784, 512}), -0.09123887013379112, 1e-16);
    EXPECT_NEAR(HeNormal::value(stream, 1, {784, 512}), 0.001063782851811393, 1e-17);
    EXPECT_NEAR(HeNormal::value(stream, 3, {784, 512}), -0.036097653298979855, 1e-16);
    EXPECT_NEAR(HeNormal::value(stream, 2, {3, 99}), -0.03940052268873874, 1e-16);
}

TEST(HeNormal, HasTheVarianceOfItsNameAfterTruncation) {
    const double variance = 2.0 / 30;
    const double cut = 2 * std::sqrt(variance) / 0.87962566103423978;
    const Moments moments = moments_of<HeNormal>({30, 20});
    EXPECT_GE(moments.smallest, -cut);
    EXPECT_LE(moments.largest, cut);
    EXPECT_GT(moments.largest, 0.99 * cut);
    EXPECT_LT(moments.smallest, -0.99 * cut);
    EXPECT_NEAR(moments.mean, 0, 0.015 * std::sqrt(variance));
    EXPECT_NEAR(moments.variance, variance, 0.015 * variance);
}

}  // namespace
}  // namespace staticnn
