// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/mean_absolute_percentage_error.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<MeanAbsolutePercentageError>);
static_assert(MeanAbsolutePercentageError::target_kind == TargetKind::values);

TEST(MeanAbsolutePercentageError, IsThatOfPyTorch) {
    expect_cases<MeanAbsolutePercentageError>(reference::narrow_mean_absolute_percentage_error);
    expect_cases<MeanAbsolutePercentageError>(reference::wide_mean_absolute_percentage_error);
}

TEST(MeanAbsolutePercentageError, OfATargetZeroIsLargeButFinite) {
    RowOf<double> output{1, 2}, target{0, 4}, gradient{9, 9};
    EXPECT_DOUBLE_EQ(MeanAbsolutePercentageError::forward(output.row(), target.row()), 100 * (1e7 + 0.5) / 2);
    MeanAbsolutePercentageError::backward(gradient.row(), output.row(), target.row(), 1);
    EXPECT_DOUBLE_EQ(gradient.values()[0], 5e8);
    EXPECT_DOUBLE_EQ(gradient.values()[1], -12.5);
}

}  // namespace
}  // namespace staticnn
