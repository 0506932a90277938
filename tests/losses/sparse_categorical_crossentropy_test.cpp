// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "losses/loss_cases.hpp"
#include "staticnn/activations/linear.hpp"

namespace staticnn {
namespace {

using Crossentropy = SparseCategoricalCrossentropy;

static_assert(Loss<Crossentropy>);
static_assert(Crossentropy::target_kind == TargetKind::labels);
static_assert(Crossentropy::accepts<Softmax> && !Crossentropy::accepts<Linear>);

template <class T>
T crossentropy_of(RowOf<T> logits, Index label) {
    return Crossentropy::forward(logits.row(), label);
}

TEST(SparseCategoricalCrossentropy, IsMinusTheLogarithmOfTheProbability) {
    EXPECT_EQ(Crossentropy::name.view(), "SparseCategoricalCrossentropy");
    EXPECT_NEAR(crossentropy_of<double>({1, 2, 3}, 0), 2.40760596444438, 1e-15);
    EXPECT_NEAR(crossentropy_of<double>({1, 2, 3}, 2), 0.40760596444438013, 1e-15);
    EXPECT_NEAR(crossentropy_of<float>({1, 2, 3}, 0), 2.4076059f, 5e-7f);
    EXPECT_NEAR(crossentropy_of<double>({0, 0, 0, 0}, 3), std::log(4.0), 1e-15);
    EXPECT_EQ(crossentropy_of<double>({7}, 0), 0);
}

TEST(SparseCategoricalCrossentropy, IsThatOfPyTorch) {
    expect_cases<Crossentropy>(reference::narrow_one_hot_crossentropy);
    expect_cases<Crossentropy>(reference::wide_one_hot_crossentropy);
}

TEST(SparseCategoricalCrossentropy, OfAHopelessSampleIsLargeButFinite) {
    EXPECT_EQ(crossentropy_of<float>({0, 1000}, 0), 1000);
    EXPECT_EQ(crossentropy_of<float>({0, 1000}, 1), 0);
    EXPECT_EQ(crossentropy_of<double>({-1e6, 1e6, 0}, 0), 2e6);
}

TEST(SparseCategoricalCrossentropy, ShowsNaN) {
    EXPECT_TRUE(std::isnan(crossentropy_of<float>({1, std::nanf(""), 3}, 0)));
    EXPECT_TRUE(std::isnan(crossentropy_of<float>({1, std::nanf(""), 3}, 1)));
}

TEST(SparseCategoricalCrossentropy, LeavesTheProbabilities) {
    RowOf<double> row{1, 2, 3};
    Crossentropy::forward(row.row(), 1);
    EXPECT_NEAR(row.values()[0], 0.09003057317038046, 1e-16);
    EXPECT_NEAR(row.values()[1], 0.24472847105479764, 1e-16);
    EXPECT_NEAR(row.values()[2], 0.6652409557748219, 2e-16);
}

TEST(SparseCategoricalCrossentropy, HasTheProbabilityMinusTheTargetAsGradient) {
    RowOf<double> output{0.25, 0.5, 0.125, 0.125}, gradient{9, 9, 9, 9};
    Crossentropy::backward(gradient.row(), output.row(), 1, 0.5);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0.125, -0.25, 0.0625, 0.0625}));
}

}  // namespace
}  // namespace staticnn
