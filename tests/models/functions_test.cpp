// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/functions.hpp"

#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

using Narrow = Sequential<Dense<4, 5, Tanh>, Dropout<0.25>, Dense<5, 2>>;
using NarrowNet = Network<Narrow, double>;

std::vector<double> gradients_of(const NarrowNet& network, const auto& batch,
                                 Workspace<Narrow, double>& workspace, const Moment& moment,
                                 double* loss = nullptr) {
    Storage<Narrow, double> gradients;
    const double mean = compute_gradients<MeanSquaredError>(network, batch, moment, workspace, gradients);
    if (loss != nullptr) *loss = mean;
    Leaves leaves;
    gradients.append_leaves("gradients", leaves);
    std::vector<double> values;
    for (const Leaf& leaf : leaves) {
        const std::vector<std::byte> bytes = leaf.bytes();
        const auto* numbers = reinterpret_cast<const double*>(bytes.data());
        values.insert(values.end(), numbers, numbers + bytes.size() / sizeof(double));
    }
    return values;
}

TEST(ComputeGradients, AreThoseOfTheMeanLoss) {
    using Plain = Sequential<Dense<4, 2>>;
    const auto data = value_samples<double, 4, 2>(3);
    const Network<Plain, double> network(5);
    Workspace<Plain, double> workspace(3);
    Storage<Plain, double> all, one;
    const double loss = compute_gradients<MeanSquaredError>(network, data, {}, workspace, all);
    double sum = 0;
    std::vector<double> mean(Plain::storage_size);
    for (Index row = 0; row < 3; ++row) {
        sum += compute_gradients<MeanSquaredError>(network, data.slice(row, 1), {}, workspace, one);
        for (Index i = 0; i < mean.size(); ++i) mean[i] += one.data()[i] / 3;
    }
    EXPECT_NEAR(loss, sum / 3, 1e-15);
    for (Index i = 0; i < mean.size(); ++i) EXPECT_NEAR(all.data()[i], mean[i], 1e-15) << i;
}

TEST(ComputeGradients, DependOnTheMomentThroughDropout) {
    const auto data = value_samples<double, 4, 2>(6);
    const NarrowNet network(5);
    Workspace<Narrow, double> workspace(6);
    const auto here = gradients_of(network, data, workspace, {1, 10});
    EXPECT_EQ(here, gradients_of(network, data, workspace, {1, 10}));
    EXPECT_NE(here, gradients_of(network, data, workspace, {1, 11}));
    EXPECT_NE(here, gradients_of(network, data, workspace, {2, 10}));
}

TEST(ComputeGradients, DoNotDependOnTheRoomOrOnWhatWasThereBefore) {
    const auto data = value_samples<double, 4, 2>(5), other = value_samples<double, 4, 2>(40, 9);
    const NarrowNet network(5);
    Workspace<Narrow, double> exact(5), roomy(40);
    double loss = 0, loss_in_roomy = 1;
    const auto expected = gradients_of(network, data, exact, {1, 10}, &loss);
    gradients_of(network, other, roomy, {3, 4});
    EXPECT_EQ(gradients_of(network, data, roomy, {1, 10}, &loss_in_roomy), expected);
    EXPECT_EQ(loss, loss_in_roomy);
}

TEST(ComputeGradients, RefuseABatchThatHasNoRoom) {
    const auto data = value_samples<double, 4, 2>(6);
    const NarrowNet network;
    Workspace<Narrow, double> workspace(5);
    Storage<Narrow, double> gradients;
    const auto compute = [&](const auto& batch) {
        return [&, batch] { compute_gradients<MeanSquaredError>(network, batch, {}, workspace, gradients); };
    };
    const std::string rule =
        "a batch is expected to have 1 to 5 samples, the batch size of the trainer or workspace; found ";
    expect_error<ArgumentError>(compute(data.view()), rule + "6");
    expect_error<ArgumentError>(compute(data.slice(0, 0)), rule + "0");
    EXPECT_NO_THROW(compute(data.slice(1, 5))());
}

TEST(ComputeGradients, SayWhatAWorkspaceCanTake) { EXPECT_EQ((Workspace<Narrow, double>(5).capacity()), 5u); }

TEST(Predict, RefusesOutputsOfAnotherLength) {
    const auto data = value_samples<double, 4, 2>(3);
    const NarrowNet network;
    Workspace<Narrow, double> workspace(3);
    std::vector<double> outputs(4 * 2);
    expect_error<ArgumentError>([&] { predict(network, data.features(), rows<2>(outputs), workspace); },
                                "the outputs are expected to have 3 rows, as many as the samples; found 4");
}

TEST(Predict, OfNothingIsNothing) {
    const NarrowNet network;
    Workspace<Narrow, double> workspace(3);
    std::vector<double> none;
    EXPECT_NO_THROW(predict(network, rows<4>(none), rows<2>(none), workspace));
}

// A training loop of one's own, with Sgd by hand.
TEST(ApplyGradients, UpdatesEveryParameter) {
    const auto data = value_samples<double, 4, 2>(6);
    NarrowNet network(5);
    const NarrowNet before = network;
    Workspace<Narrow, double> workspace(6);
    Storage<Narrow, double> gradients;
    const Sgd<> sgd{.learning_rate = 0.5};
    Slots<Sgd<>, Narrow, double> slots;
    compute_gradients<MeanSquaredError>(network, data, {1, 0}, workspace, gradients);
    apply_gradients(sgd, 1, gradients, network, slots);
    for (const ParameterInfo& info : Narrow::parameter_table) {
        const PanelLayout layout = info.layout();
        for (Index row = 0; row < layout.rows; ++row) {
            for (Index column = 0; column < layout.columns; ++column) {
                const Index at = info.offset + layout.offset(row, column);
                EXPECT_EQ(network.parameters().data()[at],
                          before.parameters().data()[at] - gradients.data()[at] * 0.5)
                    << full_name(info);
            }
        }
    }
}

TEST(OwnTrainingLoop, LowersTheLoss) {
    const auto data = value_samples<double, 4, 2>(30);
    NarrowNet network(5);
    Workspace<Narrow, double> workspace(30);
    Storage<Narrow, double> gradients;
    const Sgd<Momentum> sgd{.learning_rate = 0.05};
    Slots<Sgd<Momentum>, Narrow, double> slots;
    double first = 0, last = 0;
    for (std::uint64_t step = 0; step < 100; ++step) {
        last = compute_gradients<MeanSquaredError>(network, data, {1, step}, workspace, gradients);
        if (step == 0) first = last;
        apply_gradients(sgd, step + 1, gradients, network, slots);
    }
    EXPECT_LT(last, 0.5 * first);
}

}  // namespace
}  // namespace staticnn
