// SPDX-License-Identifier: BSL-1.0
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/data/bounds.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION void check_row(Index row, Index rows) {
    if (row < rows) return;
    throw DataError("row " + std::to_string(row) + " does not exist: there are " + std::to_string(rows) +
                    " rows, counted from 0");
}

STATICNN_FUNCTION void check_slice(Index first, Index count, Index rows) {
    if (first <= rows && count <= rows - first) return;
    throw DataError("a slice of " + std::to_string(count) + " rows from row " + std::to_string(first) +
                    " does not fit: there are " + std::to_string(rows) + " rows");
}

STATICNN_FUNCTION Index count_rows(Index size, Index width) {
    if (size % width == 0) return size / width;
    throw DataError(std::to_string(size) + " values do not make rows of " + std::to_string(width) + ": " +
                    std::to_string(size % width) + " would be left over");
}

STATICNN_FUNCTION void check_same_rows(Index features, Index targets) {
    if (features == targets) return;
    throw DataError("expected one row of targets for each row of features, found " +
                    std::to_string(features) + " rows of features and " + std::to_string(targets) +
                    " rows of targets");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
