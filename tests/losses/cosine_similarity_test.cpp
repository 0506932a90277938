// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/cosine_similarity.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<CosineSimilarity>);
static_assert(CosineSimilarity::target_kind == TargetKind::values);

TEST(CosineSimilarity, IsThatOfPyTorch) {
    expect_cases<CosineSimilarity>(reference::narrow_cosine_similarity);
    expect_cases<CosineSimilarity>(reference::wide_cosine_similarity);
}

TEST(CosineSimilarity, IsMinusOneOfTheSameDirection) {
    RowOf<double> output{3, 4}, along{6, 8}, across{-4, 3}, against{-3, -4};
    EXPECT_EQ(CosineSimilarity::forward(output.row(), along.row()), -1);
    EXPECT_EQ(CosineSimilarity::forward(output.row(), across.row()), 0);
    EXPECT_EQ(CosineSimilarity::forward(output.row(), against.row()), 1);
}

TEST(CosineSimilarity, OfNothingIsZeroAndPointsToTheTarget) {
    RowOf<double> output{0, 0}, target{3, 4}, gradient{9, 9};
    EXPECT_EQ(CosineSimilarity::forward(output.row(), target.row()), 0);
    EXPECT_EQ(CosineSimilarity::forward(target.row(), output.row()), 0);
    CosineSimilarity::backward(gradient.row(), output.row(), target.row(), 1e-7);
    EXPECT_DOUBLE_EQ(gradient.values()[0], -0.6);
    EXPECT_DOUBLE_EQ(gradient.values()[1], -0.8);
}

}  // namespace
}  // namespace staticnn
