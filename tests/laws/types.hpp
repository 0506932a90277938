// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include "staticnn/activations/linear.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/initializers/glorot_uniform.hpp"
#include "staticnn/initializers/he_normal.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/constant_rate.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

/// The lists of types that the laws run over. A new unit is one entry here.
namespace staticnn::laws {

/// A topology and a loss that goes with it.
template <class TopologyType, class LossType>
struct Problem {
    using Topology = TopologyType;
    using Loss = LossType;
};

/// An activation that works on single values at each place where it can stand: before a gate, between two
/// layers, and in the end.
template <class Activation>
using Everywhere = Problem<
    Sequential<Dense<3, 17, Activation>, Dropout<0.3>, Dense<17, 5, Activation>, Dense<5, 2, Activation>>,
    MeanSquaredError>;

using Activations = testing::Types<Everywhere<Linear>, Everywhere<Relu>, Everywhere<Tanh>,
                                   Problem<Sequential<Dense<3, 5, Softmax>>, MeanSquaredError>>;

/// Each kind of layer in each of its forms, with widths on both sides of a pack and of a panel.
using Layers = testing::Types<
    Problem<Sequential<Dense<1, 1>>, MeanSquaredError>,
    Problem<Sequential<Dense<33, 1, Linear, NoBias>, Dense<1, 40, Tanh, HeNormal>>, MeanSquaredError>,
    Problem<Sequential<Dense<4, 6, Tanh, NoBias>, Dropout<0.2>, Dropout<0.5>, Dense<6, 3, Linear, NoBias>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<5, 18, Relu>, Dropout<0.5>>, MeanSquaredError>>;

using Losses = testing::Types<
    Problem<Sequential<Dense<4, 7, Tanh>, Dense<7, 3, Softmax>>, SparseCategoricalCrossentropy>,
    Problem<Sequential<Dense<4, 33, Softmax>>, SparseCategoricalCrossentropy>,
    Problem<Sequential<Dense<4, 17>>, MeanSquaredError>>;

/// Every optimizer, with a schedule or without.
template <class... Schedule>
using Optimizers = testing::Types<Sgd<Schedule...>, Sgd<Momentum, Schedule...>, Sgd<Nesterov, Schedule...>,
                                  Adam<Schedule...>>;

/// A schedule whose rate changes within a few steps. One overload for each.
inline ConstantRate example(ConstantRate) { return 0.05; }
inline ExponentialDecay example(ExponentialDecay) {
    return {.initial_rate = 0.1, .decay_steps = 5, .decay_rate = 0.75};
}
inline CosineDecay example(CosineDecay) {
    return {.initial_rate = 0.01, .decay_steps = 15, .alpha = 0.1, .warmup_target = 0.1, .warmup_steps = 6};
}

/// An optimizer with such a schedule.
template <class Optimizer>
Optimizer example() {
    Optimizer optimizer;
    optimizer.learning_rate = example(optimizer.learning_rate);
    return optimizer;
}

}  // namespace staticnn::laws
