// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/decimal.hpp"

namespace staticnn {

/// Gain on the diagonal of the matrix, 0 elsewhere. Default as in Keras.
template <Decimal Gain = 1>
struct Identity {
    static_assert(Gain.is_valid, "staticnn: the gain of 'Identity' is a number of magnitude below 1e9");

    static void fill(const RandomStream&, MatrixSize size, double* values) {
        std::fill_n(values, size.rows * size.columns, 0.0);
        for (Index i = 0; i < std::min(size.rows, size.columns); ++i)
            values[i * size.columns + i] = Gain.value();
    }
};

}  // namespace staticnn
