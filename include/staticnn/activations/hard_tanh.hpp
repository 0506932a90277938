// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/activations/clipped.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

/// y = min(1, max(-1, x)). The gradient at -1 and 1 is 0.
struct HardTanh : detail::Clipped<-1, 1> {
    static constexpr FixedString name = "HardTanh";
};

}  // namespace staticnn
