// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <utility>

#include "staticnn/checkpoint/alias.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// Letters, digits and underscores: what an identifier of C++ is made of.
constexpr bool is_identifier_part(char c) noexcept {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}
constexpr bool is_word_part(char c) noexcept { return c != '.'; }

/// Replaces names in texts, and remembers which of them it has met.
class Renaming {
public:
    explicit Renaming(const std::vector<Alias>& aliases) : aliases_(aliases), are_met_(aliases.size()) {
        for (const Alias& alias : aliases)
            if (alias.in_file.empty() || alias.now.empty())
                throw ArgumentError("an alias is expected to have two names, found '" + alias.in_file +
                                    "' and '" + alias.now + '\'');
    }

    /// Types are identifiers; the numbers in their arguments are no names.
    std::string type(std::string_view text) {
        return renamed(text, is_identifier_part, [](char c) { return c < '0' || c > '9'; });
    }
    std::string leaf(std::string_view name) {
        return renamed(name, is_word_part, [](char) { return true; });
    }

    void append_notes(std::vector<std::string>& notes) const {
        for (Index i = 0; i < aliases_.size(); ++i)
            if (!are_met_[i])
                notes.push_back(aliases_[i].in_file + ": to be called " + aliases_[i].now +
                                ", but nothing in the file has this name");
    }

private:
    template <class IsPart, class CanBegin>
    std::string renamed(std::string_view text, const IsPart& is_part, const CanBegin& can_begin) {
        std::string result;
        Index position = 0;
        while (position < text.size()) {
            const bool is_start = position == 0 || !is_part(text[position - 1]);
            const Index alias = is_start ? find(text.substr(position), is_part) : aliases_.size();
            if (alias == aliases_.size() || !can_begin(text[position])) {
                result += text[position++];
            } else {
                result += aliases_[alias].now;
                position += aliases_[alias].in_file.size();
                are_met_[alias] = true;
            }
        }
        return result;
    }

    /// The first alias that `rest` begins with, as a whole name.
    template <class IsPart>
    Index find(std::string_view rest, const IsPart& is_part) const {
        const auto fits = [&](const Alias& alias) {
            const Index end = alias.in_file.size();
            return rest.starts_with(alias.in_file) &&
                   (end == rest.size() || !is_part(rest[end]) || !is_part(rest[end - 1]));
        };
        return static_cast<Index>(std::find_if(aliases_.begin(), aliases_.end(), fits) - aliases_.begin());
    }

    const std::vector<Alias>& aliases_;
    std::vector<bool> are_met_;
};

}  // namespace detail

STATICNN_FUNCTION Contents with_aliases(Contents contents, const std::vector<Alias>& aliases,
                                        std::string_view file, std::vector<std::string>& notes) {
    detail::Renaming renaming(aliases);
    for (auto& [key, value] : contents.header)
        if (key == "topology" || key == "loss" || key == "optimizer") value = renaming.type(value);
    std::vector<std::string_view> names;
    for (Record& record : contents.records) record.name = renaming.leaf(record.name);
    for (const Record& record : contents.records) names.push_back(record.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end())
        throw MismatchError('\'' + std::string(file) + "' does not fit: expected aliases that keep leaves " +
                            "apart, found two for '" + std::string(*twice) + '\'');
    renaming.append_notes(notes);
    return contents;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
