// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/from_logits.hpp"

#include <gtest/gtest.h>

#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/kl_divergence.hpp"
#include "staticnn/losses/smoothed.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

using Sparse = FromLogits<SparseCategoricalCrossentropy>;

static_assert(Loss<Sparse>);
static_assert(Sparse::name.view() == "FromLogits<SparseCategoricalCrossentropy>");
static_assert(Sparse::target_kind == TargetKind::labels);
static_assert(Sparse::accepts<Linear> && !Sparse::accepts<Softmax> && !Sparse::fuses<Linear>);
static_assert(!detail::LossWithActivation<Sparse>);

TEST(FromLogits, IsThatOfPyTorch) {
    expect_cases<Sparse>(reference::narrow_one_hot_crossentropy);
    expect_cases<Sparse>(reference::wide_one_hot_crossentropy);
    expect_cases<FromLogits<CategoricalCrossentropy>>(reference::wide_categorical_crossentropy);
    expect_cases<FromLogits<KlDivergence>>(reference::wide_kl_divergence);
    expect_cases<FromLogits<BinaryCrossentropy>>(reference::narrow_binary_crossentropy);
    expect_cases<FromLogits<BinaryCrossentropy>>(reference::wide_binary_crossentropy);
}

TEST(FromLogits, GoesWithSmoothingInEitherOrder) {
    using reference::wide_smoothed_binary_crossentropy, reference::wide_smoothed_one_hot_crossentropy;
    expect_cases<FromLogits<Smoothed<SparseCategoricalCrossentropy, 0.1>>>(
        wide_smoothed_one_hot_crossentropy);
    expect_cases<Smoothed<Sparse, 0.1>>(wide_smoothed_one_hot_crossentropy);
    expect_cases<FromLogits<Smoothed<BinaryCrossentropy, 0.2>>>(wide_smoothed_binary_crossentropy);
    expect_cases<Smoothed<FromLogits<BinaryCrossentropy>, 0.2>>(wide_smoothed_binary_crossentropy);
}

TEST(FromLogits, LeavesTheLogits) {
    RowOf<double> output{1, 2, 3}, flags{0, 1, 1};
    Sparse::forward(output.row(), Index{1});
    FromLogits<BinaryCrossentropy>::forward(output.row(), flags.row());
    EXPECT_EQ(output.values(), (std::vector<double>{1, 2, 3}));
}

}  // namespace
}  // namespace staticnn
