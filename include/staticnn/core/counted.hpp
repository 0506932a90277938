// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// "1 epoch", "3 epochs"; with a plural of its own "3 batches".
inline std::string counted(const std::string& number, std::string_view noun, std::string_view plural = "") {
    if (number == "1" || plural.empty()) return number + ' ' + std::string(noun) + (number == "1" ? "" : "s");
    return number + ' ' + std::string(plural);
}
inline std::string counted(std::uint64_t number, std::string_view noun) {
    return counted(std::to_string(number), noun);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
