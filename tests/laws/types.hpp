// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include "staticnn/activations/elu.hpp"
#include "staticnn/activations/gelu.hpp"
#include "staticnn/activations/gelu_tanh.hpp"
#include "staticnn/activations/hard_sigmoid.hpp"
#include "staticnn/activations/hard_silu.hpp"
#include "staticnn/activations/leaky_relu.hpp"
#include "staticnn/activations/linear.hpp"
#include "staticnn/activations/log_sigmoid.hpp"
#include "staticnn/activations/mish.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/relu6.hpp"
#include "staticnn/activations/selu.hpp"
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/activations/silu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/softplus.hpp"
#include "staticnn/activations/softsign.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/initializers/glorot_uniform.hpp"
#include "staticnn/initializers/he_normal.hpp"
#include "staticnn/layers/activation.hpp"
#include "staticnn/layers/alpha_dropout.hpp"
#include "staticnn/layers/batch_normalization.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/layers/gaussian_noise.hpp"
#include "staticnn/layers/layer_normalization.hpp"
#include "staticnn/layers/normalization.hpp"
#include "staticnn/layers/p_relu.hpp"
#include "staticnn/layers/rescaling.hpp"
#include "staticnn/layers/reshape.hpp"
#include "staticnn/layers/rms_normalization.hpp"
#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/cosine_similarity.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/losses/hinge.hpp"
#include "staticnn/losses/huber.hpp"
#include "staticnn/losses/kl_divergence.hpp"
#include "staticnn/losses/log_cosh.hpp"
#include "staticnn/losses/mean_absolute_error.hpp"
#include "staticnn/losses/mean_absolute_percentage_error.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/mean_squared_logarithmic_error.hpp"
#include "staticnn/losses/poisson.hpp"
#include "staticnn/losses/smoothed.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/concatenate.hpp"
#include "staticnn/models/residual.hpp"
#include "staticnn/models/sequential.hpp"

/// The lists of types that the laws of gradients and predictions run over; those of trainers run over
/// units.hpp.
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

using Activations =
    testing::Types<Everywhere<Linear>, Everywhere<Relu>, Everywhere<Sigmoid>, Everywhere<Tanh>,
                   Problem<Sequential<Dense<3, 5, Softmax>>, MeanSquaredError>>;

/// The same in little, for the many: before a gate and in the end.
template <class Activation>
using BeforeGateAndLast =
    Problem<Sequential<Dense<3, 5, Activation>, Dropout<0.3>, Dense<5, 2, Activation>>, MeanSquaredError>;

/// Those whose gradient comes from what enters them, and those whose gradient comes from their output.
using ActivationsByInput =
    testing::Types<BeforeGateAndLast<Gelu>, BeforeGateAndLast<GeluTanh>, BeforeGateAndLast<Silu>,
                   BeforeGateAndLast<Mish>, BeforeGateAndLast<HardSilu>>;
using ActivationsByOutput =
    testing::Types<BeforeGateAndLast<LeakyRelu<>>, BeforeGateAndLast<Elu<>>, BeforeGateAndLast<Selu>,
                   BeforeGateAndLast<Softplus>, BeforeGateAndLast<LogSigmoid>, BeforeGateAndLast<Softsign>,
                   BeforeGateAndLast<HardSigmoid>, BeforeGateAndLast<Relu6>>;

/// Each kind of layer in each of its forms, with widths on both sides of a pack and of a panel.
using LayersByWidth = testing::Types<
    Problem<Sequential<Dense<1, 1>>, MeanSquaredError>,
    Problem<Sequential<Dense<33, 1, Linear, NoBias>, Dense<1, 40, Tanh, HeNormal>>, MeanSquaredError>,
    Problem<Sequential<Dense<4, 6, Tanh, NoBias>, Dropout<0.2>, Dropout<0.5>, Dense<6, 3, Linear, NoBias>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<5, 18, Relu>, Dropout<0.5>>, MeanSquaredError>,
    Problem<Sequential<Dense<3, 18>, PRelu<18>, Dense<18, 2>>, MeanSquaredError>>;

/// Layers that ride on others, or hold their parameters.
using RidingLayers = testing::Types<
    Problem<Sequential<Flatten<2, 3>, Dense<6, 18>, Activation<Tanh>, Dropout<0.3>, Reshape<3, 6>, Flatten<>,
                       Dense<18, 2, Tanh>, Activation<Relu>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<4, 5>, Dropout<0.2>, Activation<Relu>, Dense<5, 3>, Activation<Softmax>>,
            SparseCategoricalCrossentropy>,
    Problem<Sequential<Dense<3, 17, Tanh>, GaussianNoise<0.5>, Rescaling<0.5, -0.25>, AlphaDropout<0.3>,
                       Normalization<17>, Dense<17, 2>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<3, 4, Tanh>, Frozen<Dense<4, 6, Tanh>>, Dense<6, 2>>, MeanSquaredError>>;

using Normalizations = testing::Types<
    Problem<Sequential<Dense<3, 17>, LayerNormalization<17>, Activation<Tanh>, LayerNormalization<17>,
                       Dropout<0.3>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<3, 40, Tanh>, RmsNormalization<40>, Dense<40, 2>>, MeanSquaredError>,
    Problem<Sequential<BatchNormalization<5>>, MeanSquaredError>,
    Problem<Sequential<Dense<3, 33, Tanh>, BatchNormalization<33>, Dropout<0.2>, Dense<33, 2>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<3, 6>, Frozen<BatchNormalization<6>>, Frozen<LayerNormalization<6>>>,
            MeanSquaredError>>;

/// Layers inside of layers.
using NestingLayers = testing::Types<
    Problem<Sequential<Residual<Dense<4, 18, Tanh>, LayerNormalization<18>, Dropout<0.3>, Dense<18, 4>,
                                Dropout<0.2>>>,
            MeanSquaredError>,
    Problem<Sequential<Dense<3, 5, Tanh>, Residual<Residual<BatchNormalization<5>, Dense<5, 5, Tanh>>>,
                       Frozen<Residual<Dense<5, 5, Tanh>, Dropout<0.5>>>, Dense<5, 2>>,
            MeanSquaredError>,
    Problem<Sequential<Concatenate<Sequential<Dense<4, 7, Tanh>, Dropout<0.3>>,
                                   Sequential<Residual<Dense<4, 4>>, Dense<4, 18>>, Sequential<Flatten<4>>>,
                       Dense<29, 2>>,
            MeanSquaredError>>;

/// Every kind of layer that keeps something, draws random numbers or holds others, in one network.
using AllKindsOfLayers =
    Sequential<Dense<6, 9>, BatchNormalization<9>, Activation<Tanh>, GaussianNoise<0.1>,
               Residual<Dense<9, 5, Tanh>, BatchNormalization<5>, Dropout<0.2>, Dense<5, 9>>,
               Concatenate<Sequential<Frozen<Dense<9, 4, Tanh>>, AlphaDropout<0.1>>,
                           Sequential<RmsNormalization<9>, Dense<9, 3>>>,
               LayerNormalization<7>, Rescaling<2>, Normalization<7>, Dense<7, 3>, Activation<Softmax>>;

/// A loss that takes outputs from anywhere, and one under a gate.
template <class Loss>
using OnOutputs = Problem<Sequential<Dense<4, 17, Tanh>>, Loss>;
template <class Loss>
using OnDroppedOutputs = Problem<Sequential<Dense<4, 5, Sigmoid>, Dropout<0.3>>, Loss>;
/// A loss that needs outputs above 0 and one that looks into the last activation, within a pack and beyond.
template <class Loss, class Activation>
using OnActivation = Problem<Sequential<Dense<4, 7, Tanh>, Dense<7, 19, Activation>>, Loss>;

using Losses =
    testing::Types<OnActivation<SparseCategoricalCrossentropy, Softmax>,
                   Problem<Sequential<Dense<4, 33, Softmax>>, SparseCategoricalCrossentropy>,
                   Problem<Sequential<Dense<4, 17>>, MeanSquaredError>, OnDroppedOutputs<MeanSquaredError>,
                   OnOutputs<MeanAbsoluteError>, OnOutputs<Huber<0.3>>, OnOutputs<LogCosh>,
                   OnActivation<MeanSquaredLogarithmicError, Sigmoid>, OnOutputs<MeanAbsolutePercentageError>,
                   OnActivation<Poisson, Sigmoid>, OnOutputs<CosineSimilarity>, OnOutputs<Hinge>>;

using Crossentropies =
    testing::Types<OnActivation<CategoricalCrossentropy, Softmax>, OnActivation<KlDivergence, Softmax>,
                   OnActivation<BinaryCrossentropy, Sigmoid>,
                   Problem<Sequential<Dense<4, 1, Sigmoid>>, BinaryCrossentropy>,
                   OnActivation<Smoothed<SparseCategoricalCrossentropy, 0.1>, Softmax>,
                   OnActivation<Smoothed<BinaryCrossentropy, 0.2>, Sigmoid>,
                   OnActivation<FromLogits<SparseCategoricalCrossentropy>, Linear>,
                   OnActivation<FromLogits<Smoothed<CategoricalCrossentropy, 0.1>>, Linear>,
                   OnActivation<FromLogits<BinaryCrossentropy>, Linear>>;

}  // namespace staticnn::laws
