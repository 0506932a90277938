// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/binary_crossentropy.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "staticnn/activations/linear.hpp"
#include "staticnn/activations/tanh.hpp"

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<BinaryCrossentropy>);
static_assert(BinaryCrossentropy::target_kind == TargetKind::values);
static_assert(BinaryCrossentropy::accepts<Sigmoid> && !BinaryCrossentropy::accepts<Tanh> &&
              !BinaryCrossentropy::accepts<Linear>);

/// Any other name for the logistic function.
struct Logistic {
    static constexpr bool is_logistic = true;
};
static_assert(BinaryCrossentropy::accepts<Logistic>);

template <class T>
T loss_of(T logit, T target) {
    RowOf<T> output{logit}, wanted{target};
    return BinaryCrossentropy::forward(output.row(), wanted.row());
}

TEST(BinaryCrossentropy, IsThatOfPyTorch) {
    expect_cases<BinaryCrossentropy>(reference::narrow_binary_crossentropy);
    expect_cases<BinaryCrossentropy>(reference::wide_binary_crossentropy);
}

TEST(BinaryCrossentropy, OfAHopelessSampleIsLargeButFinite) {
    EXPECT_EQ(loss_of<float>(-1000, 1), 1000);
    EXPECT_EQ(loss_of<float>(1000, 0), 1000);
    EXPECT_EQ(loss_of<float>(1000, 1), 0);
    EXPECT_TRUE(std::isnan(loss_of<float>(std::nanf(""), 1)));
}

TEST(BinaryCrossentropy, KeepsTheDigitsOfSureAnswers) {
    EXPECT_NEAR(loss_of<float>(20, 1), 2.0611536e-9f, 1e-15f);
    EXPECT_NEAR(loss_of<double>(-40, 0), 4.248354255291589e-18, 1e-32);
}

TEST(BinaryCrossentropy, LeavesTheProbabilities) {
    RowOf<double> output{0, 2, -2}, target{0, 1, 1};
    BinaryCrossentropy::forward(output.row(), target.row());
    EXPECT_EQ(output.values()[0], 0.5);
    EXPECT_NEAR(output.values()[1], 0.8807970779778823, 2e-16);
    EXPECT_NEAR(output.values()[2], 0.11920292202211755, 3e-17);
}

}  // namespace
}  // namespace staticnn
