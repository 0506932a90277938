// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/report/state_view.hpp"

namespace staticnn::report {

/// A text in quotes, as it is written in a program.
inline std::string string_literal(std::string_view text) {
    std::string literal = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            literal += '\\';
            literal += letter;
        } else if (code < 0x20 || code > 0x7e) {
            // Three digits, behind which no other belongs to the number.
            for (const int shift : {6, 3, 0}) {
                if (shift == 6) literal += '\\';
                literal += static_cast<char>('0' + (code >> shift & 7));
            }
        } else {
            literal += letter;
        }
    }
    return literal + '"';
}

/// A value as C++: a number, true or false, a text, or a list in braces. Nothing for what has no literal.
inline std::optional<std::string> literal(const Record& record) {
    if (record.type == ElementType::text)
        return string_literal({reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size()});
    std::string text = checkpoint::text_of_values(record.type, {record.bytes.size()}, record.bytes);
    if (record.type == ElementType::float64 && text.find_first_of("n") != text.npos) return std::nullopt;
    if (record.extents.empty()) return text + (record.type == ElementType::uint64 ? "u" : "");
    std::string list;
    for (const char character : text) list += character == ' ' ? ", " : std::string(1, character);
    return '{' + list + '}';
}

/// "    optimizer.beta_1 = 0.8;", or a comment that says what cannot be written.
inline std::string assignment(const std::string& member, const Record& record) {
    if (const auto value = literal(record)) return "    " + member + " = " + *value + ";\n";
    return "    // " + member + " was " + value_text(record) + "\n";
}

}  // namespace staticnn::report
