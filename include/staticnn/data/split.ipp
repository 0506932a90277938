// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <charconv>
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/data/split.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION Index validation_rows(Index rows, double split) {
    const auto text = [split] {
        std::array<char, 32> digits{};
        return std::string(digits.data(),
                           std::to_chars(digits.data(), digits.data() + digits.size(), split).ptr);
    };
    if (!(split > 0 && split < 1))
        throw ArgumentError("expected a validation split above 0 and below 1, found " + text());
    const Index training = static_cast<Index>(static_cast<double>(rows) * (1 - split));
    if (training == 0 || training == rows)
        throw DataError("a validation split of " + text() + " of " + std::to_string(rows) +
                        " samples leaves " + std::to_string(training) + " for training and " +
                        std::to_string(rows - training) + " for validation: each needs at least 1");
    return rows - training;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
