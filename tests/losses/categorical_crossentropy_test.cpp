// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/categorical_crossentropy.hpp"

#include <gtest/gtest.h>

#include "staticnn/activations/linear.hpp"

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<CategoricalCrossentropy>);
static_assert(CategoricalCrossentropy::target_kind == TargetKind::distributions);
static_assert(CategoricalCrossentropy::accepts<Softmax> && !CategoricalCrossentropy::accepts<Linear>);

TEST(CategoricalCrossentropy, IsThatOfPyTorch) {
    expect_cases<CategoricalCrossentropy>(reference::narrow_categorical_crossentropy);
    expect_cases<CategoricalCrossentropy>(reference::wide_categorical_crossentropy);
}

TEST(OneHotCrossentropy, IsThatOfPyTorch) {
    expect_cases<CategoricalCrossentropy>(reference::narrow_one_hot_crossentropy);
    expect_cases<CategoricalCrossentropy>(reference::wide_one_hot_crossentropy);
}

TEST(CategoricalCrossentropy, OfAHopelessSampleIsLargeButFinite) {
    RowOf<float> output{0, 1000}, target{1, 0};
    EXPECT_EQ(CategoricalCrossentropy::forward(output.row(), target.row()), 1000);
    EXPECT_EQ(output.values(), (std::vector<float>{0, 1}));
}

}  // namespace
}  // namespace staticnn
