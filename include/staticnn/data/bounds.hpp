// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION void check_row(Index row, Index rows);

STATICNN_FUNCTION void check_slice(Index first, Index count, Index rows);

/// The number of rows of `width` values in `size` values.
STATICNN_FUNCTION Index count_rows(Index size, Index width);

/// Samples and targets belong together one by one.
STATICNN_FUNCTION void check_same_rows(Index features, Index targets);

template <class Element>
void check_weights(const Element* weights, Index count, Index samples) {
    if (count != samples)
        throw DataError("expected one weight for each sample, found " + std::to_string(count) +
                        " weights and " + std::to_string(samples) + " samples");
    for (Index row = 0; row < count; ++row)
        if (!(weights[row] >= 0) || weights[row] - weights[row] != 0)
            throw DataError("expected weights that are finite and not negative, found " +
                            std::to_string(weights[row]) + " for sample " + std::to_string(row));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/bounds.ipp"
#endif
