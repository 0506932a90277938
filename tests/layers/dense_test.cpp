// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/constraints/max_norm.hpp"
#include "staticnn/constraints/non_negative.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/regularizers/l1.hpp"
#include "staticnn/regularizers/l2.hpp"

#include <type_traits>
#include <vector>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/initializers/he_normal.hpp"
#include "staticnn/models/functions.hpp"

namespace staticnn {
namespace {

static_assert(Layer<Dense<2, 3>> && !Gate<Dense<2, 3>> && HasInputShape<Dense<2, 3>>);
static_assert(Dense<2, 3>::accepts<Shape<2>> && !Dense<2, 3>::accepts<Shape<3>>);
static_assert(!Dense<4, 3>::accepts<Shape<2, 2>>);
static_assert(std::is_same_v<Dense<2, 3>::Output<Shape<2>>, Shape<3>>);

/// Parameter number `I` of a layer.
template <class Layer, Index I>
using ParameterOf = std::remove_cvref_t<decltype(boost::hana::at_c<I>(Layer::schema))>;

static_assert(std::is_same_v<ParameterOf<Dense<2, 3>, 0>::initializer, GlorotUniform>);
static_assert(std::is_same_v<ParameterOf<Dense<2, 3>, 1>::initializer, Zeros>);
static_assert(std::is_same_v<ParameterOf<Dense<2, 3>, 0>::regularizer, Unrestrained>);
using Restrained = Dense<2, 3, Relu, MaxNorm<3>, HeNormal, BiasConstraint<NonNegative>, L2<0.5>,
                         BiasInitializer<HeNormal>, BiasRegularizer<L1<0.25>>>;
static_assert(std::is_same_v<ParameterOf<Restrained, 0>::initializer, HeNormal>);
static_assert(std::is_same_v<ParameterOf<Restrained, 0>::regularizer, L2<0.5>>);
static_assert(std::is_same_v<ParameterOf<Restrained, 0>::constraint, MaxNorm<3>>);
static_assert(std::is_same_v<ParameterOf<Restrained, 1>::initializer, HeNormal>);
static_assert(std::is_same_v<ParameterOf<Restrained, 1>::regularizer, L1<0.25>>);
static_assert(std::is_same_v<ParameterOf<Restrained, 1>::constraint, NonNegative>);
static_assert(Restrained::name == Dense<2, 3, Relu>::name);
static_assert(!Dense<2, 3, Relu, HeNormal, NoBias>::has_bias);

TEST(Dense, IsNamedByWhatItComputes) {
    EXPECT_EQ((Dense<784, 512>::name.view()), "Dense<784,512,Linear>");
    EXPECT_EQ((Dense<784, 512, Relu>::name.view()), "Dense<784,512,Relu>");
    EXPECT_EQ((Dense<784, 512, Softmax, NoBias>::name.view()), "Dense<784,512,Softmax,NoBias>");
    // Not by how it once started: weights are the same type.
    EXPECT_EQ((Dense<784, 512, Relu, HeNormal>::name.view()), "Dense<784,512,Relu>");
}

TEST(Dense, CountsItsOperations) {
    static_assert(Dense<784, 512>::flops<Shape<784>> == 2 * 784 * 512 + 512);
    static_assert(Dense<784, 512, Relu, NoBias>::flops<Shape<784>> == 2 * 784 * 512);
}

template <class Topology>
std::vector<float> outputs_of(const Network<Topology, float>& network, const std::vector<float>& x,
                              kernels::InstructionSet set) {
    const auto samples = rows<Topology::inputs>(x);
    std::vector<float> outputs(samples.rows() * Topology::outputs);
    Workspace<Topology, float> workspace(2);
    predict(network, samples, rows<Topology::outputs>(outputs), workspace, set);
    return outputs;
}

class DenseOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, DenseOn, all_sets, name_of_set);

// By hand: x K + b, then the activation.
TEST_P(DenseOn, MultipliesAddsTheBiasAndActivates) {
    Network<Sequential<Dense<2, 3, Relu>>, float> network;
    network.assign("0.kernel", std::vector<float>{1, 2, 3, 4, 5, 6});
    network.assign("0.bias", std::vector<float>{0.5f, -100, 0});
    EXPECT_EQ(outputs_of(network, {1, 10, -1, 0.25f, 2, -1}, GetParam()),
              (std::vector<float>{41.5f, 0, 63, 0.5f, 0, 0, 0, 0, 0}));
}

TEST_P(DenseOn, DoesWithoutABias) {
    Network<Sequential<Dense<2, 3, Linear, NoBias>>, float> network;
    network.assign("0.kernel", std::vector<float>{1, 2, 3, 4, 5, 6});
    EXPECT_EQ(outputs_of(network, {1, 10}, GetParam()), (std::vector<float>{41, 52, 63}));
}

}  // namespace
}  // namespace staticnn
