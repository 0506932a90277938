// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// "1 epoch", "3 epochs".
inline std::string counted(const std::string& number, std::string_view noun) {
    return number + ' ' + std::string(noun) + (number == "1" ? "" : "s");
}
inline std::string counted(std::uint64_t number, std::string_view noun) {
    return counted(std::to_string(number), noun);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
