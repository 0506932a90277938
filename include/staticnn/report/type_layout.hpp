// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::report {

/// A type on one line, with a blank behind each comma. What is no printable character is escaped.
inline std::string one_line(std::string_view type) {
    std::string text;
    for (const char character : type) {
        if (character == ' ' && (text.empty() || text.back() == ' ')) continue;
        text += character;
        if (character == ',') text += ' ';
    }
    return checkpoint::escape(text);
}

/// A type on as many lines as it needs in `width` columns, the first of them beginning at `column` and the
/// others 4 to the right of `indent`: what is too long gets a line for each argument.
inline std::string layout(std::string_view type, Index column, Index indent = 0, Index width = 76) {
    const std::string line = one_line(type);
    constexpr Index deepest = 64;
    const auto arguments = checkpoint::template_arguments(type);
    if (column + line.size() <= width || !arguments || indent > deepest) return line;
    std::string text = one_line(type.substr(0, type.find('<') + 1));
    for (Index i = 0; i < arguments->size(); ++i)
        text += (i == 0 ? "\n" : ",\n") + std::string(indent + 4, ' ') +
                layout((*arguments)[i], indent + 4, indent + 4, width);
    return text + '>';
}

/// "using Model = Sequential<...>;"
inline std::string alias(const std::string& name, std::string_view type) {
    const std::string head = "using " + name + " = ";
    return head + layout(type, head.size()) + ";\n";
}

}  // namespace staticnn::report
