// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/activation.hpp"

#include <type_traits>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/layer_normalization.hpp"
#include "staticnn/models/functions.hpp"
#include "support/layer_run.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

static_assert(ActivationLayer<Activation<Relu>> && !HasInputShape<Activation<Relu>>);
static_assert(std::is_same_v<Activation<Relu>::Output<Shape<2, 3>>, Shape<2, 3>>);

template <class... Layers>
constexpr Index group_count = std::tuple_size_v<detail::GroupsOf<Sequential<Layers...>>>;

// One step for each: what computes, its activation, a gate.
static_assert(group_count<Dense<4, 3>, Activation<Relu>, Dropout<0.5>> == 1);
static_assert(group_count<Dense<4, 3, Tanh>, Activation<Relu>, Dropout<0.5>> == 2);
static_assert(group_count<Dense<4, 3>, Dropout<0.5>, Activation<Relu>> == 2);
static_assert(group_count<LayerNormalization<4>, Activation<Relu>, Dropout<0.5>, Dense<4, 3>> == 3);

TEST(Activation, IsNamedByItsFunction) { EXPECT_EQ(Activation<Relu>::name.view(), "Activation<Relu>"); }

class ActivationOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, ActivationOn, all_sets, name_of_set);

/// Outputs and gradients of two topologies with the same parameters are equal.
template <class Left, class Right>
void expect_same(kernels::InstructionSet set) {
    const auto x = numbers<double>(5 * Left::inputs), dy = numbers<double>(5 * Left::outputs, 2);
    LayerRun<Left> left(x);
    LayerRun<Right> right(x);
    EXPECT_EQ(left.forward(set, true), right.forward(set, true));
    EXPECT_EQ(left.backward(set, dy), right.backward(set, dy));
    EXPECT_EQ(left.gradient("0.kernel"), right.gradient("0.kernel"));
}

TEST_P(ActivationOn, BehindALayerIsTheActivationOfThatLayer) {
    expect_same<Sequential<Dense<4, 19>, Activation<Tanh>>, Sequential<Dense<4, 19, Tanh>>>(GetParam());
    expect_same<Sequential<Dense<4, 3>, Activation<Relu>>, Sequential<Dense<4, 3, Relu>>>(GetParam());
}

// By hand, at the sides of 0; nothing stands before it that could carry it.
TEST_P(ActivationOn, BehindABlockIsAStepOfItsOwn) {
    LayerRun<Sequential<LayerNormalization<2, 3>, Activation<Relu>>> run(std::vector<double>{1, 3});
    EXPECT_EQ(run.forward(GetParam(), true), (std::vector<double>{0, 0.5}));
    run.backward(GetParam(), std::vector<double>{5, 7});
    EXPECT_EQ(run.gradient("0.beta"), (std::vector<double>{0, 7}));
}

TEST_P(ActivationOn, OfSoftmaxEndsANetwork) {
    using Fused = Sequential<Dense<3, 4, Softmax>>;
    using Apart = Sequential<Dense<3, 4>, Activation<Softmax>>;
    const auto x = numbers<float>(6 * 3);
    std::vector<float> expected(6 * 4), found(6 * 4);
    Workspace<Fused, float> fused(6);
    Workspace<Apart, float> apart(6);
    predict(Network<Fused>(4), rows<3>(x), rows<4>(expected), fused, GetParam());
    predict(Network<Apart>(4), rows<3>(x), rows<4>(found), apart, GetParam());
    EXPECT_EQ(found, expected);
    EXPECT_NEAR(found[0] + found[1] + found[2] + found[3], 1, 1e-6);
}

}  // namespace
}  // namespace staticnn
