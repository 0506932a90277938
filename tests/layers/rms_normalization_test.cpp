// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/rms_normalization.hpp"

#include "reference/layers.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Block<RmsNormalization<4>> && HasInputShape<RmsNormalization<4>>);

TEST(RmsNormalization, IsNamedByWhatItComputes) {
    EXPECT_EQ(RmsNormalization<20>::name.view(), "RmsNormalization<20>");
    EXPECT_EQ((RmsNormalization<20, 0.5>::name.view()), "RmsNormalization<20,0.5>");
}

class RmsNormalizationOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, RmsNormalizationOn, all_sets, name_of_set);

TEST_P(RmsNormalizationOn, ComputesWhatPyTorchComputes) {
    using namespace reference;
    LayerRun<Sequential<RmsNormalization<18>>> run(layer_x);
    EXPECT_EQ(run.network().values("0.scale"), std::vector<double>(18, 1.0));
    run.network().assign("0.scale", rms_normalization_scale);
    expect_near(run.forward(GetParam(), true), rms_normalization_y, "y");
    expect_near(run.backward(GetParam(), rms_normalization_dy), rms_normalization_dx, "dx");
    expect_near(run.gradient("0.scale"), rms_normalization_d_scale, "scale");
}

// By hand: mean square 7 + 9 = 16.
TEST_P(RmsNormalizationOn, AddsEpsilonToTheMeanSquare) {
    LayerRun<Sequential<RmsNormalization<2, 9>>> run(std::vector<double>{3.7416573867739413, 0});
    EXPECT_NEAR(run.forward(GetParam(), false)[0], 3.7416573867739413 / 4, 1e-15);
}

}  // namespace
}  // namespace staticnn
