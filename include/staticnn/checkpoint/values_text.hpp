// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/record.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

template <class T>
using BitsOf = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

inline void append_value(std::string& text, std::uint64_t value) {
    char digits[20];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

inline void append_value(std::string& text, std::uint8_t value) { text += value != 0 ? "true" : "false"; }

// The shortest decimals that give back the number. A NaN carries all of its bits, sign and payload included.
template <class T>
    requires std::is_floating_point_v<T>
void append_value(std::string& text, T value) {
    if (std::isnan(value)) {
        text += "nan:";
        for (int shift = sizeof(T) * 8 - 4; shift >= 0; shift -= 4)
            text += hex_digits[std::bit_cast<BitsOf<T>>(value) >> shift & 15];
    } else {
        char digits[32];
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
}

template <class T>
std::string text_of_numbers(const Extents& extents, std::span<const std::byte> bytes) {
    const Index count = bytes.size() / sizeof(T);
    const Index row = extents.size() < 2 ? count : extents.back();
    const bool has_rows = extents.size() >= 2 && count != 0;
    std::string text;
    if (has_rows) text += '\n';
    for (Index i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
        append_value(text, value);
        const bool ends_row = (i + 1) % row == 0;
        if (!ends_row)
            text += ' ';
        else if (has_rows)
            text += '\n';
    }
    return text;
}

inline bool read_value(std::string_view word, std::uint64_t& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size();
}

inline bool read_value(std::string_view word, std::uint8_t& value) {
    value = word == "true";
    return value != 0 || word == "false";
}

template <class T>
    requires std::is_floating_point_v<T>
bool read_value(std::string_view word, T& value) {
    using Bits = BitsOf<T>;
    if (word.starts_with("nan:")) {
        Bits bits = 0;
        const std::string_view digits = word.substr(4);
        for (const char digit : digits) {
            const Index nibble = hex_digits.find(digit);
            if (nibble == std::string_view::npos) return false;
            bits = static_cast<Bits>(bits << 4 | static_cast<Bits>(nibble));
        }
        value = std::bit_cast<T>(bits);
        return digits.size() == 2 * sizeof(T) && std::isnan(value);
    }
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    // from_chars knows spellings of NaN that do not say which NaN.
    return error == std::errc() && end == word.data() + word.size() && !std::isnan(value);
}

[[noreturn]] inline void refuse_leaf(const Record& record, std::string_view where,
                                     const std::string& expected, const std::string& found) {
    refuse(where, expected + " in leaf '" + record.name + '\'', found);
}

template <class T>
std::vector<std::byte> numbers_of_text(const Record& outline, std::string_view text, std::string_view where) {
    const Index count = elements_of(outline);
    // Each number takes a character and a blank: a short text cannot ask for much memory.
    if (count > text.size() / 2 + 1)
        refuse_leaf(outline, where, std::to_string(count) + " values",
                    std::to_string(text.size()) + " characters");
    std::vector<std::byte> bytes(count * sizeof(T));
    const char* position = text.data();
    const char* const end = position + text.size();
    Index found = 0;
    while (true) {
        while (position != end && is_blank(*position)) ++position;
        if (position == end) break;
        const char* const begin = position;
        while (position != end && !is_blank(*position)) ++position;
        const std::string_view word(begin, static_cast<Index>(position - begin));
        T value{};
        if (found == count) refuse_leaf(outline, where, std::to_string(count) + " values", "more");
        if (!read_value(word, value))
            refuse_leaf(outline, where, "a " + std::string(name_of(outline.type)),
                        excerpt(word) + " as value " + std::to_string(found));
        std::memcpy(bytes.data() + found * sizeof(T), &value, sizeof(T));
        ++found;
    }
    if (found != count) refuse_leaf(outline, where, std::to_string(count) + " values", std::to_string(found));
    return bytes;
}

}  // namespace detail

/// The values of a leaf as ASCII text, one row of a matrix a line: numbers in the shortest decimals that give
/// back the same bits, `inf`, `-inf`, `nan:` and the bits in hexadecimal, `true`, `false`; a text escaped.
inline std::string text_of_values(ElementType type, const Extents& extents,
                                  std::span<const std::byte> bytes) {
    switch (type) {
        case ElementType::boolean:
            return detail::text_of_numbers<std::uint8_t>(extents, bytes);
        case ElementType::uint64:
            return detail::text_of_numbers<std::uint64_t>(extents, bytes);
        case ElementType::float32:
            return detail::text_of_numbers<float>(extents, bytes);
        case ElementType::float64:
            return detail::text_of_numbers<double>(extents, bytes);
        case ElementType::text:
            break;
    }
    return escape({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The bytes that `text_of_values` was given. Blanks and line ends between numbers are free, and so are the
/// digits as long as the value is the same. Throws FormatError, naming the leaf, for everything else.
inline std::vector<std::byte> values_of_text(const Record& outline, std::string_view text,
                                             std::string_view where) {
    switch (outline.type) {
        case ElementType::boolean:
            return detail::numbers_of_text<std::uint8_t>(outline, text, where);
        case ElementType::uint64:
            return detail::numbers_of_text<std::uint64_t>(outline, text, where);
        case ElementType::float32:
            return detail::numbers_of_text<float>(outline, text, where);
        case ElementType::float64:
            return detail::numbers_of_text<double>(outline, text, where);
        case ElementType::text:
            break;
    }
    const auto characters = unescape(detail::trimmed(text));
    if (!characters) detail::refuse_leaf(outline, where, "a text in escaped form", excerpt(text));
    if (characters->size() != byte_size_of(outline))
        detail::refuse_leaf(outline, where, std::to_string(byte_size_of(outline)) + " characters",
                            std::to_string(characters->size()));
    const auto* begin = reinterpret_cast<const std::byte*>(characters->data());
    return {begin, begin + characters->size()};
}

/// Throws FormatError when a boolean is neither 0 nor 1: two files of one state would have two digests.
inline void check_values(const Record& record, std::string_view where) {
    if (record.type != ElementType::boolean) return;
    for (const std::byte value : record.bytes)
        if (value > std::byte{1})
            detail::refuse_leaf(record, where, "0 or 1", std::to_string(std::to_integer<int>(value)));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
