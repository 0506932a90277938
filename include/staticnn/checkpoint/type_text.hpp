// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// The arguments of a type that is given as text: "Dense<784,512,Relu>" has "784", "512" and "Relu", and
/// "Adam<>" none. Nothing for what is not a name and its arguments in angle brackets.
inline std::optional<std::vector<std::string_view>> template_arguments(std::string_view type) {
    const Index open = type.find('<');
    if (open == 0 || open == std::string_view::npos || type.back() != '>') return std::nullopt;
    const std::string_view inside = type.substr(open + 1, type.size() - open - 2);
    std::vector<std::string_view> arguments;
    Index begin = 0;
    Index depth = 0;
    for (Index i = 0; i < inside.size(); ++i) {
        if (inside[i] == '<') ++depth;
        if (inside[i] == '>' && depth-- == 0) return std::nullopt;
        if (inside[i] != ',' || depth != 0) continue;
        arguments.push_back(detail::trimmed(inside.substr(begin, i - begin)));
        begin = i + 1;
    }
    if (depth != 0) return std::nullopt;
    if (!inside.empty()) arguments.push_back(detail::trimmed(inside.substr(begin)));
    return arguments;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
