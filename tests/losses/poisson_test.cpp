// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/poisson.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<Poisson>);
static_assert(Poisson::target_kind == TargetKind::values);

TEST(Poisson, IsThatOfPyTorch) {
    expect_cases<Poisson>(reference::narrow_poisson);
    expect_cases<Poisson>(reference::wide_poisson);
}

TEST(Poisson, OfAnOutputZeroIsFinite) {
    RowOf<double> output{0}, target{2};
    EXPECT_NEAR(Poisson::forward(output.row(), target.row()), 32.23619130191664, 1e-14);
}

}  // namespace
}  // namespace staticnn
