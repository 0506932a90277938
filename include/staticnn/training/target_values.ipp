// SPDX-License-Identifier: BSL-1.0
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/target_values.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

[[noreturn]] STATICNN_FUNCTION void refuse_target(Index row, Index column, double value,
                                                  std::string_view loss, std::string_view whose) {
    throw DataError("row " + std::to_string(row) + ", column " + std::to_string(column) + " of " +
                    std::string(whose) + " is expected to be from 0 to 1, as " + std::string(loss) +
                    " takes them; found " + text_for_message(value));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
