// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/core/error.hpp"

namespace embed {

constexpr bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}
constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }
constexpr bool is_word(char character) {
    return is_letter(character) || is_digit(character) || character == '_';
}

/// Words that C or C++ keep for themselves, and namespaces that are not to be added to.
inline constexpr std::string_view taken_names[]{"alignas",
                                                "alignof",
                                                "and",
                                                "and_eq",
                                                "asm",
                                                "auto",
                                                "bitand",
                                                "bitor",
                                                "bool",
                                                "boost",
                                                "break",
                                                "case",
                                                "catch",
                                                "char",
                                                "char16_t",
                                                "char32_t",
                                                "char8_t",
                                                "class",
                                                "co_await",
                                                "co_return",
                                                "co_yield",
                                                "compl",
                                                "concept",
                                                "const",
                                                "const_cast",
                                                "consteval",
                                                "constexpr",
                                                "constinit",
                                                "continue",
                                                "decltype",
                                                "default",
                                                "delete",
                                                "do",
                                                "double",
                                                "dynamic_cast",
                                                "else",
                                                "enum",
                                                "explicit",
                                                "export",
                                                "extern",
                                                "false",
                                                "float",
                                                "for",
                                                "friend",
                                                "goto",
                                                "if",
                                                "inline",
                                                "int",
                                                "long",
                                                "main",
                                                "mutable",
                                                "namespace",
                                                "new",
                                                "noexcept",
                                                "not",
                                                "not_eq",
                                                "nullptr",
                                                "operator",
                                                "or",
                                                "or_eq",
                                                "private",
                                                "protected",
                                                "public",
                                                "register",
                                                "reinterpret_cast",
                                                "requires",
                                                "restrict",
                                                "return",
                                                "short",
                                                "signed",
                                                "sizeof",
                                                "static",
                                                "static_assert",
                                                "static_cast",
                                                "staticnn",
                                                "std",
                                                "struct",
                                                "switch",
                                                "template",
                                                "this",
                                                "thread_local",
                                                "throw",
                                                "true",
                                                "try",
                                                "typedef",
                                                "typeid",
                                                "typename",
                                                "union",
                                                "unsigned",
                                                "using",
                                                "virtual",
                                                "void",
                                                "volatile",
                                                "wchar_t",
                                                "while",
                                                "xor",
                                                "xor_eq"};

/// Throws ArgumentError unless `name` can be that of a namespace and begin the names of functions, macros and
/// files.
inline void check_name(std::string_view name) {
    const bool is_identifier = !name.empty() && is_letter(name.front()) &&
                               std::ranges::all_of(name, is_word) && name.find("__") == name.npos;
    if (!is_identifier || std::ranges::find(taken_names, name) != std::end(taken_names))
        throw staticnn::ArgumentError(
            "--name is expected to be a letter, then letters, digits and single '_', and no word of C++, "
            "such as "
            "'digits'; found " +
            staticnn::checkpoint::excerpt(name));
}

inline std::string upper_case(std::string text) {
    for (char& character : text)
        if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
    return text;
}

}  // namespace embed
