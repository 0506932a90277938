// SPDX-License-Identifier: BSL-1.0
#include "staticnn/layers/frozen.hpp"

#include <gtest/gtest.h>

#include "staticnn/activations/tanh.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/layer_normalization.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "support/layer_run.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

static_assert(Layer<Frozen<Dense<2, 3>>> && Gate<Frozen<Dropout<0.5>>> &&
              Block<Frozen<LayerNormalization<3>>>);
static_assert(Frozen<Dense<2, 3>>::name == Dense<2, 3>::name, "weights fit both");
static_assert(Sequential<Frozen<Dense<2, 3>>, Dense<3, 1>>::trainable_count == 4);

constexpr auto frozen_set = kernels::InstructionSet::portable_fma;

TEST(Frozen, ComputesWhatTheLayerComputes) {
    using Free = Sequential<Dense<4, 6, Tanh>, LayerNormalization<6>, Dense<6, 2>>;
    using Held = Sequential<Dense<4, 6, Tanh>, Frozen<LayerNormalization<6>>, Frozen<Dense<6, 2>>>;
    const auto x = numbers<double>(5 * 4), dy = numbers<double>(5 * 2, 2);
    LayerRun<Free> free(x);
    LayerRun<Held> held(x);
    EXPECT_EQ(held.forward(frozen_set, true), free.forward(frozen_set, true));
    EXPECT_EQ(held.backward(frozen_set, dy), free.backward(frozen_set, dy));
    EXPECT_EQ(held.gradient("0.kernel"), free.gradient("0.kernel"));
    // Nothing was handed on for what stays.
    const Network<Held, double> untouched;
    EXPECT_NE(free.gradient("1.beta"), untouched.values("1.beta"));
    EXPECT_EQ(held.gradient("1.beta"), untouched.values("1.beta"));
    EXPECT_EQ(held.gradient("2.kernel"), untouched.values("2.kernel"));
}

TEST(Frozen, StaysWhereOthersLearn) {
    using Topology = Sequential<Frozen<Dense<4, 6, Tanh>>, Dense<6, 2>>;
    const auto data = value_samples<float, 4, 2>(9);
    Network<Topology> network(3);
    const Network<Topology> start = network;
    Workspace<Topology, float> workspace(9);
    Storage<Topology, float> gradients;
    Slots<Adam<>, Topology, float> slots;
    compute_gradients<MeanSquaredError>(network, data, {}, workspace, gradients);
    apply_gradients(Adam<>{}, 1, gradients, network, slots);
    EXPECT_EQ(network.values("0.kernel"), start.values("0.kernel"));
    EXPECT_EQ(network.values("0.bias"), start.values("0.bias"));
    EXPECT_NE(network.values("1.kernel"), start.values("1.kernel"));
}

// Where it is not needed, the gradient of the hidden values is not even written.
TEST(Frozen, StopsTheWayBackWhereNothingBeforeLearns) {
    const auto data = value_samples<float, 4, 2>(9);
    const auto first_gradient_of = [&]<class Topology>(std::type_identity<Topology>) {
        Workspace<Topology, float> workspace(9);
        constexpr float untouched = 77;
        workspace.template gradient<0>().values[0] = untouched;
        Storage<Topology, float> gradients;
        compute_gradients<MeanSquaredError>(Network<Topology>(3), data, {}, workspace, gradients);
        return workspace.template gradient<0>().values[0] == untouched;
    };
    using Held = Sequential<Frozen<Dense<4, 6, Tanh>>, Frozen<LayerNormalization<6>>, Dense<6, 2>>;
    using Learning = Sequential<Dense<4, 6, Tanh>, Frozen<LayerNormalization<6>>, Dense<6, 2>>;
    EXPECT_TRUE(first_gradient_of(std::type_identity<Held>{}));
    EXPECT_FALSE(first_gradient_of(std::type_identity<Learning>{}));
}

}  // namespace
}  // namespace staticnn
