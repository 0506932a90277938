// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// The position of `name` among `names`. Throws ArgumentError "`what` is expected to be one of ..., found
/// ...".
inline Index position_of(std::string_view name, std::span<const std::string> names, std::string_view what) {
    std::string known;
    for (Index i = 0; i < names.size(); ++i) {
        if (names[i] == name) return i;
        known += (known.empty() ? "" : ", ") + names[i];
    }
    throw ArgumentError(std::string(what) + " is expected to be one of " + known + "; found '" +
                        std::string(name) + "'");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
