// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/batch_normalization.hpp"

#include "reference/layers.hpp"
#include "staticnn/layers/frozen.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Block<BatchNormalization<4>> && HasInputShape<BatchNormalization<4>>);
static_assert(Sequential<BatchNormalization<4>>::parameter_count == 16);
static_assert(Sequential<BatchNormalization<4>>::trainable_count == 8);

TEST(BatchNormalization, IsNamedByWhatItComputes) {
    EXPECT_EQ(BatchNormalization<20>::name.view(), "BatchNormalization<20>");
    EXPECT_EQ((BatchNormalization<20, 0.9>::name.view()), "BatchNormalization<20,0.9>");
    EXPECT_EQ((BatchNormalization<20, 0.99, 0.5>::name.view()), "BatchNormalization<20,0.99,0.5>");
}

template <class Topology>
LayerRun<Topology> run_of_reference() {
    using namespace reference;
    LayerRun<Topology> run(layer_x);
    run.network().assign("0.gamma", batch_normalization_gamma);
    run.network().assign("0.beta", batch_normalization_beta);
    run.network().assign("0.moving_mean", batch_normalization_moving_mean);
    run.network().assign("0.moving_variance", batch_normalization_moving_variance);
    return run;
}

class BatchNormalizationOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, BatchNormalizationOn, all_sets, name_of_set);

TEST_P(BatchNormalizationOn, TrainsAsPyTorchAndMovesAsKeras) {
    using namespace reference;
    auto run = run_of_reference<Sequential<BatchNormalization<18>>>();
    expect_near(run.forward(GetParam(), true), batch_normalization_y, "y");
    expect_near(run.backward(GetParam(), batch_normalization_dy), batch_normalization_dx, "dx");
    expect_near(run.gradient("0.gamma"), batch_normalization_d_gamma, "gamma");
    expect_near(run.gradient("0.beta"), batch_normalization_d_beta, "beta");
    expect_near(run.gradient("0.moving_mean"), batch_normalization_moved_mean, "moving mean");
    expect_near(run.gradient("0.moving_variance"), batch_normalization_moved_variance, "moving variance");
}

TEST_P(BatchNormalizationOn, PredictsByTheRunningStatistics) {
    auto run = run_of_reference<Sequential<BatchNormalization<18>>>();
    expect_near(run.forward(GetParam(), false), reference::batch_normalization_prediction, "y");
}

TEST_P(BatchNormalizationOn, FrozenTrainsAsItPredicts) {
    using namespace reference;
    auto run = run_of_reference<Sequential<Frozen<BatchNormalization<18>>>>();
    const auto untouched = run.gradient("0.moving_mean");
    expect_near(run.forward(GetParam(), true), batch_normalization_prediction, "y");
    expect_near(run.backward(GetParam(), batch_normalization_dy), batch_normalization_frozen_dx, "dx");
    EXPECT_EQ(run.gradient("0.moving_mean"), untouched);
}

TEST_P(BatchNormalizationOn, MakesBetaOfASingleSample) {
    LayerRun<Sequential<BatchNormalization<2>>> run(std::vector<double>{5, -7});
    run.network().assign("0.beta", std::vector<double>{3, 4});
    EXPECT_EQ(run.forward(GetParam(), true), (std::vector<double>{3, 4}));
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>{1, 1}), (std::vector<double>{0, 0}));
    EXPECT_EQ(run.gradient("0.moving_variance"), (std::vector<double>{0.99, 0.99}));
}

}  // namespace
}  // namespace staticnn
