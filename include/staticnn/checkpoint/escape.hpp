// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr bool is_blank(char character) noexcept {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

/// The text without blanks at its ends.
constexpr std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace detail

/// Any bytes as printable ASCII on one line: a backslash becomes `\\`, what is not printable becomes `\xHH`,
/// and so does a blank at either end or beside another blank, because editors and XML tools fold those.
inline std::string escape(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (Index i = 0; i < text.size(); ++i) {
        const char character = text[i];
        const auto code = static_cast<unsigned char>(character);
        const bool is_foldable = character == ' ' && (i == 0 || i + 1 == text.size() || text[i - 1] == ' ');
        if (character == '\\') {
            escaped += "\\\\";
        } else if (code < 0x20 || code > 0x7e || is_foldable) {
            escaped += "\\x";
            escaped += detail::hex_digits[code >> 4];
            escaped += detail::hex_digits[code & 15];
        } else {
            escaped += character;
        }
    }
    return escaped;
}

/// The bytes that `escape` was given, or nothing when `text` is no possible result of it.
inline std::optional<std::string> unescape(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (Index i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            bytes += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '\\') {
            bytes += '\\';
            i += 1;
        } else {
            if (i + 3 >= text.size() || text[i + 1] != 'x') return std::nullopt;
            const Index high = detail::hex_digits.find(text[i + 2]);
            const Index low = detail::hex_digits.find(text[i + 3]);
            if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
            bytes += static_cast<char>(high << 4 | low);
            i += 3;
        }
    }
    // One text has one escaped form; anything else was not written by us.
    if (escape(bytes) != text) return std::nullopt;
    return bytes;
}

/// Foreign text for a message: escaped, cut after 60 characters, in quotes.
inline std::string excerpt(std::string_view text) {
    constexpr Index limit = 60;
    return '\'' + escape(text.substr(0, limit)) + (text.size() > limit ? "...'" : "'");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
