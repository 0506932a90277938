// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Limits of the format: no honest state comes near them, and a hostile manifest gains nothing below them.
inline constexpr Index max_manifest_size = Index{16} << 20;  ///< bytes
inline constexpr Index max_header_lines = 256;
inline constexpr Index max_leaves = 65536;
inline constexpr Index max_name_size = 255;                                     ///< bytes
inline constexpr Index max_rank = 8;                                            ///< extents of one leaf
inline constexpr Index max_state_size = std::numeric_limits<Index>::max() / 4;  ///< bytes of all leaves

/// True for `[A-Za-z_][A-Za-z0-9_.]*` of at most 255 characters: the names of leaves, which are also XML
/// tags, and of keys.
constexpr bool is_name(std::string_view text) noexcept {
    const auto is_letter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    };
    const auto is_inner = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.'; };
    return !text.empty() && text.size() <= max_name_size && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), is_inner);
}

/// The manifest's line of one leaf: `network.0.kernel float32 784 512` and a line feed.
inline std::string leaf_line(std::string_view name, ElementType type, const Extents& extents) {
    return std::string(name) + ' ' + shape_text(type, extents) + '\n';
}

namespace detail {

/// Reads the text of a manifest line by line; every fault names the line.
class ManifestParser {
public:
    ManifestParser(std::string_view text, std::string_view where) : rest_(text), where_(where) {
        if (text.size() > max_manifest_size)
            refuse(where, "a manifest of at most " + std::to_string(max_manifest_size) + " bytes",
                   std::to_string(text.size()));
    }

    Contents parse() {
        Contents contents;
        for (std::string_view line = next_line(); !line.empty(); line = next_line()) {
            if (contents.header.size() == max_header_lines)
                fail(at_most(max_header_lines, "header lines"), "another");
            contents.header.push_back(header_of(line));
            if (contents.header.size() == 1) check_kind(contents.header.front());
        }
        if (contents.header.empty()) fail("'kind: ' and a name", "an empty line");
        while (!rest_.empty()) {
            const std::string_view line = next_line();
            if (contents.records.size() == max_leaves) fail(at_most(max_leaves, "leaves"), "another");
            contents.records.push_back(record_of(line));
        }
        check_unique(contents.header, "keys",
                     [](const auto& entry) -> std::string_view { return entry.first; });
        check_unique(contents.records, "leaves",
                     [](const auto& record) -> std::string_view { return record.name; });
        return contents;
    }

private:
    std::string_view next_line() {
        ++line_number_;
        const Index end = rest_.find('\n');
        if (end == std::string_view::npos) fail("a line feed", "the end of the manifest");
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    std::pair<std::string, std::string> header_of(std::string_view line) const {
        const Index colon = line.find(": ");
        if (colon == std::string_view::npos || !is_name(line.substr(0, colon)))
            fail("a header line 'key: value'", excerpt(line));
        const auto value = unescape(line.substr(colon + 2));
        if (!value) fail("a value in escaped form", excerpt(line));
        return {std::string(line.substr(0, colon)), *value};
    }

    void check_kind(const std::pair<std::string, std::string>& entry) const {
        if (entry.first != "kind" || !is_name(entry.second))
            fail("'kind: ' and a name", excerpt(entry.first));
    }

    Record record_of(std::string_view line) {
        Record record;
        std::string_view rest = line;
        const std::string_view name = next_word(rest);
        if (!is_name(name)) fail("a leaf's line 'name type extents'", excerpt(line));
        record.name = name;
        const std::string_view type_name = next_word(rest);
        const auto type = type_named(type_name);
        if (!type) fail("one of the types boolean, uint64, float32, float64, text", excerpt(type_name));
        record.type = *type;
        Index size = size_of(*type);
        while (!rest.empty()) {
            if (record.extents.size() == max_rank) fail(at_most(max_rank, "extents"), excerpt(line));
            const Index extent = number_of(next_word(rest));
            if (extent != 0 && size > max_state_size / extent)
                fail("extents whose product is a size", excerpt(line));
            size *= extent;
            record.extents.push_back(extent);
        }
        // The trailing blank of "name type " leaves no word behind and would make two texts of one manifest.
        if (line.back() == ' ') fail("no blank at the end", excerpt(line));
        if (record.type == ElementType::text && record.extents.size() != 1)
            fail("one extent of a text", excerpt(line));
        if (size > max_state_size - total_size_) fail("leaves whose total is a size", excerpt(line));
        total_size_ += size;
        return record;
    }

    // Words are separated by exactly one blank: two blanks give an empty word, which nothing accepts.
    static std::string_view next_word(std::string_view& rest) {
        const Index end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return word;
    }

    Index number_of(std::string_view word) const {
        Index number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        const bool has_leading_zero = word.size() > 1 && word.front() == '0';
        if (error != std::errc() || end != word.data() + word.size() || has_leading_zero)
            fail("an extent", excerpt(word));
        return number;
    }

    // Sorted rather than hashed, so that no choice of names makes it slow.
    template <class List, class NameOf>
    void check_unique(const List& list, std::string_view what, const NameOf& name) const {
        std::vector<std::string_view> names;
        names.reserve(list.size());
        for (const auto& entry : list) names.push_back(name(entry));
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice != names.end())
            refuse(where_, std::string(what) + " with different names", excerpt(*twice) + " twice");
    }

    static std::string at_most(Index limit, std::string_view what) {
        return "at most " + std::to_string(limit) + ' ' + std::string(what);
    }

    [[noreturn]] void fail(std::string_view expected, std::string_view found) const {
        refuse(where_, expected,
               std::string(found) + " in line " + std::to_string(line_number_) + " of its manifest");
    }

    std::string_view rest_;
    std::string_view where_;
    Index line_number_ = 0;
    Index total_size_ = 0;
};

}  // namespace detail

/// Header and leaves of a manifest; the leaves have no values yet, but the sum of their sizes is known not to
/// overflow. Throws FormatError for everything that `manifest_text` does not write.
inline Contents parse_manifest(std::string_view text, std::string_view where) {
    return detail::ManifestParser(text, where).parse();
}

/// A leaf as it stands in a manifest: without its values.
inline Record outline_of(const Leaf& leaf) { return {leaf.name(), leaf.type(), leaf.extents(), {}}; }

/// The values of a leaf. Throws ArgumentError when they are not of the size that its extents say: a file of
/// such a leaf could not be read.
inline std::vector<std::byte> bytes_of(const Leaf& leaf) {
    std::vector<std::byte> bytes = leaf.bytes();
    const Index expected = byte_size_of(outline_of(leaf));
    if (bytes.size() != expected)
        throw ArgumentError("leaf '" + leaf.name() + "' has " + std::to_string(bytes.size()) +
                            " bytes of values, but its extents say " + std::to_string(expected));
    return bytes;
}

/// All leaves as they stand in a manifest.
inline std::vector<Record> outline_of(const Leaves& leaves) {
    std::vector<Record> records;
    records.reserve(leaves.size());
    for (const Leaf& leaf : leaves) records.push_back(outline_of(leaf));
    return records;
}

/// The sum of the sizes of all leaves in bytes.
inline Index byte_size_of(const std::vector<Record>& records) noexcept {
    Index size = 0;
    for (const Record& record : records) size += byte_size_of(record);
    return size;
}

/// The manifest of a file. Throws ArgumentError when a name or a number is outside of the format.
inline std::string manifest_text(const Header& header, const std::vector<Record>& outline) {
    std::string text;
    for (const auto& [key, value] : header) text += key + ": " + escape(value) + '\n';
    text += '\n';
    for (const Record& record : outline) text += leaf_line(record.name, record.type, record.extents);
    // Whatever is saved can be loaded: the reader itself is the judge of names and limits.
    try {
        const Contents parsed = parse_manifest(text, "the state");
        if (parsed.header != header || parsed.records != outline)
            throw FormatError("a key or a name is not made of letters, digits, '_' and '.'");
    } catch (const FormatError& error) {
        throw ArgumentError(std::string("this state cannot be saved: ") + error.what());
    }
    return text;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
