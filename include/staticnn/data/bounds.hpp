// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

inline void check_row(Index row, Index rows) {
    if (row < rows) return;
    throw DataError("row " + std::to_string(row) + " does not exist: there are " + std::to_string(rows) +
                    " rows, counted from 0");
}

inline void check_slice(Index first, Index count, Index rows) {
    if (first <= rows && count <= rows - first) return;
    throw DataError("a slice of " + std::to_string(count) + " rows from row " + std::to_string(first) +
                    " does not fit: there are " + std::to_string(rows) + " rows");
}

/// The number of rows of `width` values in `size` values.
inline Index count_rows(Index size, Index width) {
    if (size % width == 0) return size / width;
    throw DataError("rows of " + std::to_string(width) + " values are expected to be a multiple of " +
                    std::to_string(width) + " values in all, found " + std::to_string(size) + ": " +
                    std::to_string(size % width) + " are left over");
}

/// Samples and targets belong together one by one.
inline void check_same_rows(Index features, Index targets) {
    if (features == targets) return;
    throw DataError("expected one row of targets for each row of features, found " +
                    std::to_string(features) + " rows of features and " + std::to_string(targets) +
                    " rows of targets");
}

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
