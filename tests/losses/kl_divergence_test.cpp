// SPDX-License-Identifier: BSL-1.0
#include "staticnn/losses/kl_divergence.hpp"

#include <gtest/gtest.h>

#include "losses/loss_cases.hpp"

namespace staticnn {
namespace {

static_assert(Loss<KlDivergence>);
static_assert(KlDivergence::target_kind == TargetKind::distributions);
static_assert(KlDivergence::accepts<Softmax>);

TEST(KlDivergence, IsThatOfPyTorch) {
    expect_cases<KlDivergence>(reference::narrow_kl_divergence);
    expect_cases<KlDivergence>(reference::wide_kl_divergence);
}

TEST(KlDivergence, IsZeroWhereTheTargetIsMet) {
    RowOf<double> output{2, 0, 1, -1}, target{2, 0, 1, -1};
    Softmax::apply_to_row(target.row());
    EXPECT_EQ(KlDivergence::name.view(), "KlDivergence");
    EXPECT_NEAR(KlDivergence::forward(output.row(), target.row()), 0, 1e-15);
}

}  // namespace
}  // namespace staticnn
