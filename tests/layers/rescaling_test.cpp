// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/rescaling.hpp"

#include "staticnn/layers/dense.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(ActivationLayer<Rescaling<2>>);

TEST(Rescaling, IsNamedByItsNumbers) {
    EXPECT_EQ((Rescaling<0.5, -1>::name.view()), "Rescaling<0.5,-1>");
    EXPECT_EQ(Rescaling<2>::name.view(), "Rescaling<2,0>");
}

class RescalingOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, RescalingOn, all_sets, name_of_set);

// By hand: y = 0.5 (3 x) - 1, the first factor in a layer before.
TEST_P(RescalingOn, ScalesAndShiftsValuesAndScalesGradients) {
    LayerRun<Sequential<Dense<1, 1>, Rescaling<0.5, -1>>> run(std::vector<double>{4, -2});
    run.network().assign("0.kernel", std::vector<double>{3});
    EXPECT_EQ(run.forward(GetParam(), true), (std::vector<double>{5, -4}));
    EXPECT_EQ(run.forward(GetParam(), false), (std::vector<double>{5, -4}));
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>{8, 10}), (std::vector<double>{12, 15}));
    EXPECT_EQ(run.gradient("0.bias"), std::vector<double>{9});
}

}  // namespace
}  // namespace staticnn
