// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "golden/golden_trainer.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"

/// Types of somebody whose program has changed since its checkpoints were written.
namespace staticnn::golden {

/// An optimizer with a slot `m`.
struct Walk : Sgd<Momentum> {
    static constexpr FixedString name = "Walk";
};

/// A layer that is called Dense now, and whose parameters are called kernel and bias.
struct FullyConnected : Dense<4, 3, Tanh> {
    static constexpr FixedString name = "FullyConnected<4,3,Tanh>";
    static constexpr auto schema =
        parameters(named<"weights">(Shape<4, 3>{}, GlorotUniform{}), named<"offsets">(Shape<3>{}, Zeros{}));
};

/// What the files were written by.
using EvolvingNet = Sequential<FullyConnected, Dense<3, 2, Softmax>>;
using EvolvingTrainer = Trainer<EvolvingNet, SparseCategoricalCrossentropy, Walk, Accuracy, EarlyStopping>;

/// The names that have changed.
inline const std::vector<checkpoint::Alias> aliases{
    {"FullyConnected", "Dense"}, {"0.weights", "0.kernel"}, {"0.offsets", "0.bias"}};

}  // namespace staticnn::golden
