// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/huber.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<Huber<>>);
static_assert(std::is_same_v<Huber<>, Huber<1>>);
static_assert(Huber<>::target_kind == TargetKind::values);

TEST(Huber, IsThatOfPyTorch) {
    expect_cases<Huber<>>(reference::narrow_huber);
    expect_cases<Huber<>>(reference::wide_huber);
}

TEST(HuberOfAQuarter, IsThatOfPyTorch) {
    expect_cases<Huber<0.25>>(reference::narrow_huber_of_a_quarter);
    expect_cases<Huber<0.25>>(reference::wide_huber_of_a_quarter);
}

TEST(Huber, IsSquareUpToDeltaAndStraightBeyond) {
    RowOf<double> output{0.5, -1, 3}, target{0, 0, 0}, gradient{9, 9, 9};
    EXPECT_EQ(Huber<>::name.view(), "Huber<1>");
    EXPECT_EQ(Huber<>::forward(output.row(), target.row()), (0.125 + 0.5 + 2.5) / 3);
    Huber<>::backward(gradient.row(), output.row(), target.row(), 3);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0.5, -1, 1}));
}

}  // namespace
}  // namespace staticnn
