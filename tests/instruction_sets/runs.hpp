// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/instruction_sets.hpp"

#include <string>
#include <vector>

#include "laws/optimizers.hpp"
#include "laws/types.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/environment.hpp"
#include "support/samples.hpp"

/// Small trainings with every kind of layer, to be repeated on each instruction set.
namespace staticnn::instruction_sets {

/// Runs of a trainer type on data of its own: `Rows` samples, an odd number, with a batch that leaves a tail.
template <class TopologyType, class LossType, class OptimizerType, class T>
struct RunOf {
    using Topology = TopologyType;
    using Loss = LossType;
    using Optimizer = OptimizerType;
    using Scalar = T;
    using TrainerType = Trainer<Topology, Loss, Optimizer, Precision<T>>;

    static constexpr Index batch_size = 11;
    /// How far, at most, the loss is from that of the set without fused products, as a share of it.
    static constexpr double difference_of_portable = 1e-4;
    static constexpr FitOptions options{.epochs = 5, .validation_split = 0.15};

    static auto data() {
        if constexpr (Loss::target_kind == TargetKind::labels)
            return class_samples<T, Topology::inputs, Topology::outputs>(47);
        else
            return value_samples<T, Topology::inputs, Topology::outputs>(47);
    }

    /// Several threads share whatever can be shared.
    static TrainerType trainer(kernels::InstructionSet set, Index threads = 1) {
        const EnvironmentVariable wish("STATICNN_ISA", std::string(kernels::name_of(set)));
        const EnvironmentVariable work("STATICNN_WORTH_A_THREAD", "1");
        return TrainerType({.batch_size = batch_size, .seed = 5, .threads = threads},
                           laws::example<Optimizer>());
    }

    /// 20 updates: 4 batches an epoch, the last of them smaller.
    static TrainerType trained(kernels::InstructionSet set, Index threads = 1) {
        TrainerType result = trainer(set, threads);
        const auto samples = data();
        result.fit(samples, options);
        return result;
    }
};

using Classifier =
    RunOf<Sequential<Dense<20, 33, Relu, HeNormal>, Dropout<0.3>, Dense<33, 17, Tanh>, Dense<17, 5, Softmax>>,
          SparseCategoricalCrossentropy, Adam<ExponentialDecay>, float>;
using ClassifierInDouble =
    RunOf<Sequential<Dense<20, 33, Tanh>, Dropout<0.3>, Dropout<0.1>, Dense<33, 40, Softmax, NoBias>>,
          SparseCategoricalCrossentropy, Sgd<Nesterov, CosineDecay>, double>;
using Regression = RunOf<Sequential<Dense<7, 40, Relu, NoBias>, Dense<40, 3>, Dropout<0.2>>, MeanSquaredError,
                         Sgd<Momentum>, float>;
using RegressionInDouble =
    RunOf<Sequential<Dense<7, 16, Tanh>, Dropout<0.5>, Dense<16, 1>>, MeanSquaredError, Adam<>, double>;

using AllLayers = RunOf<laws::AllKindsOfLayers, SparseCategoricalCrossentropy, Adam<>, float>;

/// The digest of weights and slots.
template <class TrainerType>
std::string digest_of_numbers(TrainerType& trainer) {
    Leaves numbers;
    for (const Leaf& leaf : trainer.leaves())
        if (leaf.is_tensor()) numbers.push_back(leaf);
    return checkpoint::digest_of(numbers);
}

}  // namespace staticnn::instruction_sets
