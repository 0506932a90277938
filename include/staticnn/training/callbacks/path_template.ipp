// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/path_template.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// The part of a field behind the colon, `02d` or `8.3f`: a part of Python's format specifications.
struct FieldFormat {
    bool fills_with_zeros = false;
    unsigned width = 0;
    unsigned precision = 6;  // Python's default
    char type = '\0';        // the fewest digits that give back the number

    /// False when the text is none.
    bool parse(std::string_view text, bool is_integer) {
        const char* position = text.data();
        const char* const end = position + text.size();
        const auto read = [&](unsigned& number) {
            const auto [next, error] = std::from_chars(position, end, number);
            position = next;
            return error == std::errc() && number <= largest;
        };
        const auto is_next = [&](char character) { return position != end && *position == character; };
        fills_with_zeros = is_next('0');
        if (position != end && *position >= '0' && *position <= '9' && !read(width)) return false;
        const bool has_precision = is_next('.');
        if (has_precision && (++position, !read(precision))) return false;
        if (position != end) type = *position++;
        if (position != end) return false;
        if (is_integer) return !has_precision && (type == '\0' || type == 'd');
        return type == '\0' ? !has_precision : type == 'e' || type == 'f' || type == 'g';
    }

    std::string operator()(std::uint64_t number) const { return padded(std::to_string(number)); }
    std::string operator()(double number) const {
        if (std::isnan(number)) return padded("nan");
        if (type == '\0') return padded(text_of_number(number));
        const std::chars_format form = type == 'f'   ? std::chars_format::fixed
                                       : type == 'e' ? std::chars_format::scientific
                                                     : std::chars_format::general;
        char digits[512];  // the largest double has 309 digits before the point
        return padded(
            {digits,
             std::to_chars(digits, digits + sizeof digits, number, form, static_cast<int>(precision)).ptr});
    }

private:
    static constexpr unsigned largest = 99;

    std::string padded(std::string text) const {
        if (text.size() >= width) return text;
        const Index sign = fills_with_zeros && text.starts_with('-') ? 1 : 0;
        text.insert(sign, width - text.size(), fills_with_zeros ? '0' : ' ');
        return text;
    }
};

/// `field` is what stands between the braces.
inline std::string fill_field(std::string_view field, const PathFields& fields) {
    const Index colon = std::min(field.find(':'), field.size());
    const PathFields::Number number = fields[field.substr(0, colon)];
    const bool is_integer = std::holds_alternative<std::uint64_t>(number);
    FieldFormat format;
    if (colon < field.size() && !format.parse(field.substr(colon + 1), is_integer))
        throw ArgumentError("a field of ModelCheckpoint's path is expected to be written like " +
                            std::string(is_integer ? "{epoch:02d}" : "{val_loss:.2f}") + ", found {" +
                            std::string(field) + '}');
    return std::visit(format, number);
}

STATICNN_FUNCTION std::string fill_path(std::string_view path, const PathFields& fields) {
    std::string filled;
    for (Index i = 0; i < path.size(); ++i) {
        const char character = path[i];
        if (character != '{' && character != '}') {
            filled += character;
        } else if (i + 1 < path.size() && path[i + 1] == character) {
            filled += character;
            ++i;
        } else {
            const Index end = path.find_first_of("{}", i + 1);
            if (character == '}' || end == path.npos || path[end] == '{')
                throw ArgumentError(
                    "ModelCheckpoint's path is expected to have its fields in braces, such as "
                    "{epoch}, and other braces twice, found '" +
                    std::string(path) + '\'');
            filled += fill_field(path.substr(i + 1, end - i - 1), fields);
            i = end;
        }
    }
    return filled;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
