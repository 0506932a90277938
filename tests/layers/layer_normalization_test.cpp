// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/layer_normalization.hpp"

#include "reference/layers.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Block<LayerNormalization<4>> && HasInputShape<LayerNormalization<4>>);
static_assert(LayerNormalization<4>::accepts<Shape<4>> && !LayerNormalization<4>::accepts<Shape<5>>);

TEST(LayerNormalization, IsNamedByWhatItComputes) {
    EXPECT_EQ(LayerNormalization<20>::name.view(), "LayerNormalization<20>");
    EXPECT_EQ((LayerNormalization<20, 0.001>::name.view()), "LayerNormalization<20>");
    EXPECT_EQ((LayerNormalization<20, 1e-5>::name.view()), "LayerNormalization<20,0.00001>");
}

TEST(LayerNormalization, StartsAsNormalizationAlone) {
    const Network<Sequential<LayerNormalization<3>>> network;
    EXPECT_EQ(network.values("0.gamma"), std::vector<float>(3, 1.0f));
    EXPECT_EQ(network.values("0.beta"), std::vector<float>(3, 0.0f));
}

class LayerNormalizationOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, LayerNormalizationOn, all_sets, name_of_set);

TEST_P(LayerNormalizationOn, ComputesWhatPyTorchComputes) {
    using namespace reference;
    LayerRun<Sequential<LayerNormalization<18>>> run(layer_x);
    run.network().assign("0.gamma", layer_normalization_gamma);
    run.network().assign("0.beta", layer_normalization_beta);
    expect_near(run.forward(GetParam(), true), layer_normalization_y, "y");
    expect_near(run.backward(GetParam(), layer_normalization_dy), layer_normalization_dx, "dx");
    expect_near(run.gradient("0.gamma"), layer_normalization_d_gamma, "gamma");
    expect_near(run.gradient("0.beta"), layer_normalization_d_beta, "beta");
    expect_near(run.forward(GetParam(), false), layer_normalization_y, "prediction");
}

// By hand: mean 2, variance 1.
TEST_P(LayerNormalizationOn, AddsEpsilonToTheVariance) {
    LayerRun<Sequential<LayerNormalization<2, 3>>> run(std::vector<double>{1, 3, 5, 5});
    EXPECT_EQ(run.forward(GetParam(), false), (std::vector<double>{-0.5, 0.5, 0, 0}));
}

}  // namespace
}  // namespace staticnn
