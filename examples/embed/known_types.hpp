// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace embed {

/// The names in the type of a topology that <staticnn/inference.hpp> declares. Initializers are in no such
/// type.
inline constexpr std::string_view known_types[]{
    // models
    "Sequential", "Residual", "Concatenate",
    // layers
    "Activation", "AlphaDropout", "BatchNormalization", "Dense", "Dropout", "Embedding", "Flatten", "Frozen",
    "GaussianNoise", "LayerNormalization", "Normalization", "PRelu", "Rescaling", "Reshape",
    "RmsNormalization",
    // options of Dense
    "BiasConstraint", "BiasRegularizer", "NoBias",
    // activations
    "Celu", "Elu", "Exponential", "Gelu", "GeluTanh", "HardSigmoid", "HardSilu", "HardTanh", "LeakyRelu",
    "Linear", "LogSigmoid", "Mish", "Relu", "Relu6", "Selu", "Sigmoid", "Silu", "SoftShrink", "Softmax",
    "Softplus", "Softsign", "Tanh",
    // regularizers, constraints
    "L1", "L1L2", "L2", "MaxNorm", "NonNegative", "UnitNorm"};

constexpr bool is_known(std::string_view name) {
    return std::ranges::find(known_types, name) != std::end(known_types);
}

}  // namespace embed
