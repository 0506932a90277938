// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/p_relu.hpp"

#include "reference/layers.hpp"
#include "staticnn/initializers/constant.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Block<PRelu<4>> && HasInputShape<PRelu<4>>);

TEST(PRelu, IsNamedByItsFeatures) { EXPECT_EQ((PRelu<18, Constant<0.25>>::name.view()), "PRelu<18>"); }

TEST(PRelu, StartsWhereItIsTold) {
    EXPECT_EQ((Network<Sequential<PRelu<2>>>().values("0.alpha")), (std::vector<float>{0, 0}));
    EXPECT_EQ((Network<Sequential<PRelu<2, Constant<0.25>>>>().values("0.alpha")),
              (std::vector<float>{0.25f, 0.25f}));
}

class PReluOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, PReluOn, all_sets, name_of_set);

TEST_P(PReluOn, ComputesWhatPyTorchComputes) {
    using namespace reference;
    LayerRun<Sequential<PRelu<18>>> run(layer_x);
    run.network().assign("0.alpha", p_relu_alpha);
    expect_near(run.forward(GetParam(), true), p_relu_y, "y");
    expect_near(run.backward(GetParam(), p_relu_dy), p_relu_dx, "dx");
    expect_near(run.gradient("0.alpha"), p_relu_d_alpha, "alpha");
}

}  // namespace
}  // namespace staticnn
