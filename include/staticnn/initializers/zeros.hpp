// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"

namespace staticnn {

/// 0. The default of biases.
struct Zeros {
    static double value(const RandomStream&, Index, Fans) { return 0; }
};

}  // namespace staticnn
