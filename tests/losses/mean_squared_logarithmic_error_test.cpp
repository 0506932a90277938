// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/mean_squared_logarithmic_error.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<MeanSquaredLogarithmicError>);
static_assert(MeanSquaredLogarithmicError::target_kind == TargetKind::values);

TEST(MeanSquaredLogarithmicError, IsThatOfPyTorch) {
    expect_cases<MeanSquaredLogarithmicError>(reference::narrow_mean_squared_logarithmic_error);
    expect_cases<MeanSquaredLogarithmicError>(reference::wide_mean_squared_logarithmic_error);
}

TEST(MeanSquaredLogarithmicError, TakesNumbersBelowTheSmallestAsOne) {
    RowOf<double> output{-3, 0, 1}, target{0, -2, 1}, gradient{9, 9, 9};
    EXPECT_EQ(MeanSquaredLogarithmicError::forward(output.row(), target.row()), 0);
    target.row()[0] = 1;
    EXPECT_NEAR(MeanSquaredLogarithmicError::forward(output.row(), target.row()), 0.16015095842959408, 1e-15);
    MeanSquaredLogarithmicError::backward(gradient.row(), output.row(), target.row(), 1);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0, 0, 0}));
}

}  // namespace
}  // namespace staticnn
