// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// The same number everywhere. Default as in Keras.
template <Decimal Value = 0>
struct Constant {
    static_assert(Value.is_valid, "staticnn: the value of 'Constant' is a number of magnitude below 1e9");

    static double value(const RandomStream&, Index, Fans) { return Value.value(); }
};

}  // namespace staticnn
