// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <span>
#include <utility>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline bool is_below(std::string_view name, std::string_view prefix) noexcept {
    return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

/// `callbacks.early_stopping` for every leaf of that callback; empty for leaves of no callback.
inline std::string_view callback_of(std::string_view name) noexcept {
    constexpr std::string_view folder = "callbacks.";
    if (!name.starts_with(folder)) return {};
    return name.substr(0, name.find('.', folder.size()));
}

/// A value for a note: a number or a text as it is, of anything longer only the number of values.
inline std::string value_text(ElementType type, const Extents& extents, std::span<const std::byte> bytes) {
    if (type == ElementType::text)
        return excerpt({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const Index count = bytes.size() / size_of(type);
    return count == 1 ? text_of_values(type, extents, bytes) : '[' + std::to_string(count) + " values]";
}

/// Compares the leaves of a file with those that a type expects, and only then assigns them.
class Restoration {
public:
    Restoration(const Leaves& expected, std::string_view file) : expected_(expected), file_(file) {
        for (const Leaf& leaf : expected) names_.push_back(leaf.name());
        std::sort(names_.begin(), names_.end());
    }

    void take(const std::vector<Record>& records, const Policy& policy) {
        for (const Record& record : records) records_.push_back(&record);
        for (const std::string& prefix : policy.dropped) {
            const Index dropped =
                std::erase_if(records_, [&](const Record* record) { return is_below(record->name, prefix); });
            note(prefix + (dropped == 0
                               ? ": to be dropped, but nothing in the file has this name"
                               : ": dropped with " + std::to_string(dropped) + " of the file's leaves"));
        }
        std::sort(records_.begin(), records_.end(),
                  [](const Record* a, const Record* b) { return a->name < b->name; });
    }

    void match() {
        for (const Leaf& leaf : expected_) {
            if (const Record* record = find_record(leaf.name()))
                match(leaf, *record);
            else
                miss(leaf);
        }
        for (const Record* record : records_)
            if (!std::binary_search(names_.begin(), names_.end(), record->name)) refuse_unknown(*record);
    }

    Report assign() {
        for (const auto& [leaf, record] : matches_) leaf->assign(record->bytes);
        return std::move(report_);
    }

private:
    auto first_not_below(std::string_view name) const {
        return std::lower_bound(
            records_.begin(), records_.end(), name,
            [](const Record* record, std::string_view text) { return record->name < text; });
    }

    const Record* find_record(std::string_view name) const {
        const auto found = first_not_below(name);
        return found != records_.end() && (*found)->name == name ? *found : nullptr;
    }

    bool knows_callback(std::string_view callback) const {
        const std::string prefix = std::string(callback) + '.';
        const auto found = first_not_below(prefix);
        return find_record(callback) != nullptr ||
               (found != records_.end() && (*found)->name.starts_with(prefix));
    }

    void match(const Leaf& leaf, const Record& record) {
        const bool fits = leaf.is_counted() ? record.extents.size() == 1 : record.extents == leaf.extents();
        if (record.type != leaf.type() || !fits) refuse_leaf(leaf, shape_text(record.type, record.extents));
        if (leaf.role() == Role::configuration) {
            const std::vector<std::byte> present = leaf.bytes();
            if (present != record.bytes)
                note(leaf.name() + ": " + value_text(record.type, record.extents, record.bytes) +
                     " in the file replaces " + value_text(leaf.type(), leaf.extents(), present));
        }
        matches_.emplace_back(&leaf, &record);
    }

    void miss(const Leaf& leaf) {
        const std::string_view callback = callback_of(leaf.name());
        if (!callback.empty() && !knows_callback(callback)) {
            if (callback != fresh_callback_)
                note("callback '" + std::string(callback.substr(callback.find('.') + 1)) +
                     "' is not in the file and starts fresh");
            fresh_callback_ = callback;
        } else if (leaf.is_tensor()) {
            refuse_leaf(leaf, "no leaf of that name");
        } else {
            note(leaf.name() + ": not in the file, keeps its default " +
                 value_text(leaf.type(), leaf.extents(), leaf.bytes()));
        }
    }

    [[noreturn]] void refuse_leaf(const Leaf& leaf, const std::string& found) const {
        const std::string shape = leaf.is_counted() ? std::string(name_of(leaf.type())) + " of any length"
                                                    : shape_text(leaf.type(), leaf.extents());
        throw MismatchError('\'' + std::string(file_) + "' does not fit: expected leaf '" + leaf.name() +
                            "' (" + shape + "), found " + found);
    }

    [[noreturn]] void refuse_unknown(const Record& record) const {
        const std::string_view callback = callback_of(record.name);
        throw MismatchError(
            '\'' + std::string(file_) + "' does not fit: expected no leaf '" + record.name + "', found it (" +
            shape_text(record.type, record.extents) + "); to load the rest, drop '" +
            std::string(callback.empty() || knows_own(callback) ? record.name : callback) + "' by name");
    }

    // Part of a callback that this type has too: only the leaf is to be dropped, not the callback.
    bool knows_own(std::string_view callback) const {
        return std::any_of(names_.begin(), names_.end(),
                           [&](std::string_view name) { return is_below(name, callback); });
    }

    void note(std::string sentence) { report_.notes.push_back(std::move(sentence)); }

    const Leaves& expected_;
    std::string_view file_;
    std::vector<std::string_view> names_;  // of the expected leaves, sorted
    std::vector<const Record*> records_;   // of the file, without the dropped ones, sorted by name
    std::vector<std::pair<const Leaf*, const Record*>> matches_;
    std::string_view fresh_callback_;
    Report report_;
};

}  // namespace detail

STATICNN_FUNCTION Report restore(const std::vector<Record>& records, const Leaves& expected,
                                 const Policy& policy, std::string_view file) {
    detail::Restoration restoration(expected, file);
    restoration.take(records, policy);
    restoration.match();
    return restoration.assign();
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
