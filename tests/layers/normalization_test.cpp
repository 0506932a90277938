// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/normalization.hpp"

#include "staticnn/layers/dense.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Block<Normalization<4>> && HasInputShape<Normalization<4>>);
static_assert(Sequential<Normalization<4>>::trainable_count == 0);

TEST(Normalization, IsNamedByItsFeatures) { EXPECT_EQ(Normalization<4>::name.view(), "Normalization<4>"); }

class NormalizationOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, NormalizationOn, all_sets, name_of_set);

// By hand; the variance of the last feature counts as 1e-14.
TEST_P(NormalizationOn, TakesMeanAndDeviationAway) {
    LayerRun<Sequential<Normalization<3>>> run(std::vector<double>{5, 1, 2, -1, 7, 3});
    EXPECT_EQ(run.forward(GetParam(), true), (std::vector<double>{5, 1, 2, -1, 7, 3}));
    run.network().assign("0.mean", std::vector<double>{1, 2, 3});
    run.network().assign("0.variance", std::vector<double>{4, 0.25, 0});
    const std::vector<double> expected{2, -2, -1 / 1e-7, -1, 10, 0};
    EXPECT_EQ(run.forward(GetParam(), true), expected);
    EXPECT_EQ(run.forward(GetParam(), false), expected);
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>{1, 1, 1, 2, 2, 2}),
              (std::vector<double>{0.5, 2, 1 / 1e-7, 1, 4, 2 / 1e-7}));
}

}  // namespace
}  // namespace staticnn
