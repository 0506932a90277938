// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"

namespace staticnn {

/// 1. The default of the factors of normalizations.
struct Ones {
    static double value(const RandomStream&, Index, Fans) { return 1; }
};

}  // namespace staticnn
