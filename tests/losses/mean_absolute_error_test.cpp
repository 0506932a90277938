// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/mean_absolute_error.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<MeanAbsoluteError>);
static_assert(MeanAbsoluteError::target_kind == TargetKind::values);

TEST(MeanAbsoluteError, IsThatOfPyTorch) {
    expect_cases<MeanAbsoluteError>(reference::narrow_mean_absolute_error);
    expect_cases<MeanAbsoluteError>(reference::wide_mean_absolute_error);
}

TEST(MeanAbsoluteError, HasNoSlopeWhereTheTargetIsMet) {
    RowOf<double> output{1, 2}, target{1, 4}, gradient{9, 9};
    EXPECT_EQ(MeanAbsoluteError::name.view(), "MeanAbsoluteError");
    EXPECT_EQ(MeanAbsoluteError::forward(output.row(), target.row()), 1);
    MeanAbsoluteError::backward(gradient.row(), output.row(), target.row(), 1);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0, -0.5}));
}

}  // namespace
}  // namespace staticnn
