// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/mean_squared_error.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "losses/loss_cases.hpp"
#include "staticnn/activations/softmax.hpp"

namespace staticnn {
namespace {

static_assert(Loss<MeanSquaredError>);
static_assert(MeanSquaredError::target_kind == TargetKind::values);
static_assert(MeanSquaredError::accepts<Softmax>);

TEST(MeanSquaredError, IsTheMeanOverTheOutputs) {
    RowOf<double> output{1, -2, 0.5, 4}, target{1, 1, 1, 1};
    EXPECT_EQ(MeanSquaredError::name.view(), "MeanSquaredError");
    EXPECT_EQ(MeanSquaredError::forward(output.row(), target.row()), (9 + 0.25 + 9) / 4);
    EXPECT_EQ(MeanSquaredError::forward(target.row(), target.row()), 0);
}

TEST(MeanSquaredError, HasTwiceTheDifferenceAsGradient) {
    RowOf<double> output{1, -2, 0.5, 4}, target{1, 1, 1, 1}, gradient{9, 9, 9, 9};
    MeanSquaredError::backward(gradient.row(), output.row(), target.row(), 0.5);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0, -0.75, -0.125, 0.75}));
}

TEST(MeanSquaredError, IsThatOfPyTorch) {
    expect_cases<MeanSquaredError>(reference::narrow_mean_squared_error);
    expect_cases<MeanSquaredError>(reference::wide_mean_squared_error);
}

TEST(MeanSquaredError, ShowsNaN) {
    RowOf<float> output{1, std::nanf("")}, target{1, 1};
    EXPECT_TRUE(std::isnan(MeanSquaredError::forward(output.row(), target.row())));
}

}  // namespace
}  // namespace staticnn
