// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/hinge.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<Hinge>);
static_assert(Hinge::target_kind == TargetKind::values);

TEST(Hinge, IsThatOfPyTorch) {
    expect_cases<Hinge>(reference::narrow_hinge);
    expect_cases<Hinge>(reference::wide_hinge);
}

TEST(HingeOfFlags, IsThatOfPyTorch) {
    expect_cases<Hinge>(reference::narrow_hinge_of_flags);
    expect_cases<Hinge>(reference::wide_hinge_of_flags);
}

TEST(Hinge, IsZeroFromTheMarginOn) {
    RowOf<double> output{1, -2, 0.5}, target{1, -1, 1}, gradient{9, 9, 9};
    EXPECT_EQ(Hinge::forward(output.row(), target.row()), 0.5 / 3);
    Hinge::backward(gradient.row(), output.row(), target.row(), 3);
    EXPECT_EQ(gradient.values(), (std::vector<double>{0, 0, -1}));
}

}  // namespace
}  // namespace staticnn
