// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/clipped.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = min(6, max(0, x)). The gradient at 0 and 6 is 0. Source: Krizhevsky, Convolutional Deep Belief
/// Networks on CIFAR-10, 2010.
struct Relu6 : detail::Clipped<0, 6> {
    static constexpr FixedString name = "Relu6";
};

}  // namespace staticnn
