// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstring>
#include <map>
#include <span>
#include <string_view>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/hash.hpp"
#include "staticnn/checkpoint/values_text.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline std::string_view key_of(const std::pair<std::string, std::string>& line) { return line.first; }
inline std::string_view key_of(const Record& record) { return record.name; }

inline std::string title_of(const std::pair<std::string, std::string>& line) {
    return "header line '" + line.first + '\'';
}
inline std::string title_of(const Record& record) {
    return record.name + " (" + shape_text(record.type, record.extents) + ')';
}

/// What two states that are the same share.
inline Header compared_header(const Contents& contents) {
    Header header = contents.header;
    std::erase_if(header, [](const auto& line) { return line.first == resumed_key; });
    return header;
}

inline std::string both(const std::string& a, const std::string& b) { return a + " and " + b; }

/// "[12,7]": where value number `position` stands.
inline std::string place_of(Index position, const Extents& extents) {
    std::string place;
    for (Index i = extents.size(); i-- > 0; position /= extents[i])
        place = std::to_string(position % extents[i]) + (place.empty() ? "" : "," + place);
    return '[' + place + ']';
}

inline std::string value_at(const Record& record, Index position) {
    const Index size = size_of(record.type);
    return text_of_values(record.type, {}, std::span(record.bytes).subspan(position * size, size));
}

/// "`name` is 'a' and 'b'", or of longer texts where they begin to differ.
inline std::string difference_of_texts(const std::string& name, std::string_view a, std::string_view b) {
    constexpr Index long_text = 60;
    if (a.size() <= long_text && b.size() <= long_text) return name + " is " + both(excerpt(a), excerpt(b));
    const auto first =
        static_cast<Index>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    return name + " differs from character " + std::to_string(first) +
           " on: " + both(excerpt(a.substr(first)), excerpt(b.substr(first)));
}

/// The sentence on two leaves of one type and with the same extents.
inline std::string difference_of_values(const Record& a, const Record& b) {
    const Index size = size_of(a.type);
    const Index count = a.bytes.size() / size;
    Index differing = 0;
    Index first = 0;
    for (Index i = count; i-- > 0;) {
        if (std::memcmp(a.bytes.data() + i * size, b.bytes.data() + i * size, size) == 0) continue;
        ++differing;
        first = i;
    }
    const std::string values = both(value_at(a, first), value_at(b, first));
    if (a.extents.empty()) return a.name + " is " + values;
    return a.name + " differs in " + std::to_string(differing) + " of " + std::to_string(count) +
           (count == 1 ? " value" : " values") + ", first at " + place_of(first, a.extents) + ": " + values;
}

inline std::string difference_of(const Record& a, const Record& b) {
    if (a.type == ElementType::text && b.type == ElementType::text)
        return difference_of_texts(a.name, characters_of(a.bytes), characters_of(b.bytes));
    if (a.type != b.type || a.extents != b.extents)
        return a.name + " is " + both(shape_text(a.type, a.extents), shape_text(b.type, b.extents));
    return difference_of_values(a, b);
}

inline std::string difference_of(const std::pair<std::string, std::string>& a,
                                 const std::pair<std::string, std::string>& b) {
    return difference_of_texts(title_of(a), a.second, b.second);
}

/// Compares two lists of lines or of leaves by their names.
template <class Entry>
void append_differences(const std::vector<Entry>& a, const std::vector<Entry>& b, std::string_view what,
                        std::vector<std::string>& sentences) {
    std::map<std::string_view, const Entry*> others;
    for (const Entry& entry : b) others.emplace(key_of(entry), &entry);
    const Index before = sentences.size();
    for (const Entry& entry : a) {
        const auto other = others.find(key_of(entry));
        if (other == others.end()) {
            sentences.push_back(title_of(entry) + " is only in the first");
            continue;
        }
        if (!(entry == *other->second)) sentences.push_back(difference_of(entry, *other->second));
        others.erase(other);
    }
    for (const Entry& entry : b)
        if (others.contains(key_of(entry))) sentences.push_back(title_of(entry) + " is only in the second");
    // The order is part of the digest, but of interest only where there is nothing else.
    if (sentences.size() != before || a == b) return;
    const auto [first, second] = std::mismatch(a.begin(), a.end(), b.begin());
    sentences.push_back("the " + std::string(what) + " stand in another order, first " +
                        both(std::string(key_of(*first)), std::string(key_of(*second))));
}

}  // namespace detail

STATICNN_FUNCTION bool equal(const Contents& a, const Contents& b) {
    return detail::compared_header(a) == detail::compared_header(b) && a.records == b.records;
}

STATICNN_FUNCTION bool equal(const std::string& path_a, const std::string& path_b) {
    return equal(read_file(path_a), read_file(path_b));
}

STATICNN_FUNCTION std::vector<std::string> differences(const Contents& a, const Contents& b) {
    std::vector<std::string> sentences;
    detail::append_differences(detail::compared_header(a), detail::compared_header(b), "header lines",
                               sentences);
    detail::append_differences(a.records, b.records, "leaves", sentences);
    return sentences;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
