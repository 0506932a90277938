// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/log_cosh.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<LogCosh>);
static_assert(LogCosh::target_kind == TargetKind::values);

template <class T>
T loss_of(T difference) {
    RowOf<T> output{difference}, target{0};
    return LogCosh::forward(output.row(), target.row());
}

TEST(LogCosh, IsThatOfPyTorch) {
    expect_cases<LogCosh>(reference::narrow_log_cosh);
    expect_cases<LogCosh>(reference::wide_log_cosh);
}

// By mpmath, with 40 digits.
TEST(LogCosh, KeepsTheDigitsOfSmallDifferences) {
    EXPECT_NEAR(loss_of(1e-8), 4.9999999999999999e-17, 1e-31);
    EXPECT_NEAR(loss_of(-1e-3), 4.9999991666668889e-7, 2e-21);
    EXPECT_NEAR(loss_of(1e-3f), 4.9999991666668889e-7f, 2e-13f);
    EXPECT_EQ(loss_of(0.0), 0);
}

TEST(LogCosh, GoesOnBeyondTheRangeOfCosh) {
    EXPECT_EQ(loss_of(1000.0), 1000 - std::log(2.0));
    EXPECT_EQ(loss_of(-1e6f), 1e6f - std::log(2.0f));
    EXPECT_TRUE(std::isnan(loss_of(std::nan(""))));
}

}  // namespace
}  // namespace staticnn
