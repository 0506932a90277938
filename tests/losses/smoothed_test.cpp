// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/smoothed.hpp"

#include <gtest/gtest.h>

#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/kl_divergence.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

using SmoothSparse = Smoothed<SparseCategoricalCrossentropy, 0.1>;

static_assert(Loss<SmoothSparse>);
static_assert(SmoothSparse::name.view() == "Smoothed<SparseCategoricalCrossentropy,0.1>");
static_assert(SmoothSparse::target_kind == TargetKind::labels);
static_assert(SmoothSparse::accepts<Softmax> && SmoothSparse::fuses<Softmax>);
static_assert(detail::LossToSmooth<KlDivergence> && !detail::LossToSmooth<SmoothSparse>);
static_assert(Smoothed<BinaryCrossentropy, 0.2>::accepts<Sigmoid>);

TEST(SmoothedCategoricalCrossentropy, IsThatOfPyTorch) {
    expect_cases<Smoothed<CategoricalCrossentropy, 0.1>>(reference::narrow_smoothed_categorical_crossentropy);
    expect_cases<Smoothed<CategoricalCrossentropy, 0.1>>(reference::wide_smoothed_categorical_crossentropy);
}

TEST(SmoothedSparseCategoricalCrossentropy, IsThatOfPyTorch) {
    expect_cases<SmoothSparse>(reference::narrow_smoothed_one_hot_crossentropy);
    expect_cases<SmoothSparse>(reference::wide_smoothed_one_hot_crossentropy);
}

TEST(SmoothedBinaryCrossentropy, IsThatOfPyTorch) {
    expect_cases<Smoothed<BinaryCrossentropy, 0.2>>(reference::narrow_smoothed_binary_crossentropy);
    expect_cases<Smoothed<BinaryCrossentropy, 0.2>>(reference::wide_smoothed_binary_crossentropy);
}

TEST(Smoothed, ByNothingIsTheLossItself) {
    expect_cases<Smoothed<SparseCategoricalCrossentropy, 0>>(reference::wide_one_hot_crossentropy);
    expect_cases<Smoothed<BinaryCrossentropy, 0>>(reference::wide_binary_crossentropy);
}

}  // namespace
}  // namespace staticnn
