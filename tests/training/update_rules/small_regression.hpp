// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "reference/trajectories.hpp"
#include "reference/update_rules.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"

/// The regression of the reference trajectories, trained by a trainer.
namespace staticnn {

namespace given = reference::regression;
namespace rules = reference::rules;

using Plain = Sequential<Dense<4, 6, Tanh>, Dense<6, 2>>;

/// A network whose first kernel and last bias obey the rules given.
template <class KernelRule, class BiasRule>
using Ruled = Sequential<Dense<4, 6, Tanh, KernelRule>, Dense<6, 2, Linear, BiasRule>>;

template <class Topology, class... Rules>
using Regression = Trainer<Topology, MeanSquaredError, Sgd<Momentum>, Precision<double>, Rules...>;

inline const Dataset<double, 4, Rows<double, 2>>& regression_samples() {
    static const Dataset<double, 4, Rows<double, 2>> regression(
        std::vector<double>(std::begin(given::inputs), std::end(given::inputs)),
        std::vector<double>(std::begin(given::targets), std::end(given::targets)));
    return regression;
}

/// The weights of the reference in the order of the manifest.
template <class Network>
void assign_all(Network& network, std::span<const double> weights) {
    for (const ParameterInfo& info : Network::Topology::parameter_table) {
        network.assign(full_name(info), weights.first(info.size()));
        weights = weights.subspan(info.size());
    }
}

template <class Network>
std::vector<double> all_values(const Network& network) {
    std::vector<double> all;
    for (const ParameterInfo& info : Network::Topology::parameter_table) {
        const std::vector<double> values = network.values(full_name(info));
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

inline void expect_near(std::span<const double> found, std::span<const double> expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (Index i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-13) << "number " << i;
}

/// A trainer of `Topology` at the start of the reference.
template <class Topology, class... Rules>
Regression<Topology, Rules...> at_start(const Rules&... settings) {
    Regression<Topology, Rules...> trainer(
        {.batch_size = reference::batch_rows},
        Sgd<Momentum>{.learning_rate = rules::rate, .momentum = rules::momentum}, settings...);
    assign_all(trainer.network(), given::initial_weights);
    return trainer;
}

/// Takes the steps of the reference, and compares losses and weights.
template <class TrainerType>
void expect_run(TrainerType& trainer, const rules::Run& expected) {
    std::vector<double> losses;
    for (std::uint64_t step = 0; step < std::size(expected.losses); ++step)
        losses.push_back(trainer.train_on_batch(
            regression_samples().slice(reference::batch_rows * (step % 3), reference::batch_rows)));
    expect_near(losses, expected.losses);
    expect_near(all_values(trainer.network()), expected.weights);
}

}  // namespace staticnn
