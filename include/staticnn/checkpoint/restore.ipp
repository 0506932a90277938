// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// What comes and goes whole: a folder of leaves and what messages call its members.
struct Parts {
    std::string_view folder;
    std::string_view kind;
};
inline constexpr std::array<Parts, 3> parts{
    {{"callbacks.", "callback"}, {"metrics.", "metric"}, {"update_rules.", "update rule"}}};

/// `callbacks.early_stopping` for every leaf of that callback; empty for leaves of no such part.
inline std::string_view part_of(std::string_view name) noexcept {
    for (const auto& [folder, kind] : parts)
        if (name.starts_with(folder)) return name.substr(0, name.find('.', folder.size()));
    return {};
}

/// "callback 'early_stopping'"
inline std::string title_of_part(std::string_view part) {
    const Index dot = part.find('.');
    std::string title;
    for (const auto& [folder, kind] : parts)
        if (part.starts_with(folder)) title = kind;
    return title + " '" + std::string(part.substr(dot + 1)) + '\'';
}

/// The member of LoadOptions that leaves `name` of a file aside.
inline std::string way_to_drop(std::string_view name) {
    constexpr std::string_view folders[][2] = {{"callbacks.", "drop_callbacks"},
                                               {"metrics.", "drop_metrics"},
                                               {"history.val_", "drop_metrics"},
                                               {"history.", "drop_metrics"}};
    for (const auto& [folder, option] : folders)
        if (name.starts_with(folder) && name.find('.', folder.size()) == std::string_view::npos)
            return '\'' + std::string(name.substr(folder.size())) + "' in " + std::string(option);
    return '\'' + std::string(name) + "' in drop_leaves";
}

/// A value for a note: a number or a text as it is, a NaN without its bits, of anything longer only the
/// number of values.
inline std::string value_text(ElementType type, const Extents& extents, std::span<const std::byte> bytes) {
    if (type == ElementType::text)
        return excerpt({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const Index count = bytes.size() / size_of(type);
    if (count != 1) return '[' + std::to_string(count) + " values]";
    const std::string text = text_of_values(type, extents, bytes);
    return text.starts_with("nan:") ? "nan" : text;
}

/// Compares the leaves of a file with those that a type expects.
class Matching {
public:
    Matching(const Leaves& expected, std::string_view file) : expected_(expected), file_(file) {
        for (const Leaf& leaf : expected) names_.push_back(leaf.name());
        std::sort(names_.begin(), names_.end());
    }

    void take(const std::vector<Record>& records, const Policy& policy) {
        kept_ = policy.kept;
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

    Matches match() {
        for (const Leaf& leaf : expected_) {
            const Record* record = find_record(leaf.name());
            if (is_below(leaf.name(), kept_))
                keep(leaf, record);
            else if (record != nullptr)
                match(leaf, *record);
            else
                miss(leaf);
        }
        for (const Record* record : records_)
            if (!std::binary_search(names_.begin(), names_.end(), record->name) &&
                !is_below(record->name, kept_))
                refuse_unknown(*record);
        return std::move(matches_);
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

    bool knows_part(std::string_view part) const {
        const std::string prefix = std::string(part) + '.';
        const auto found = first_not_below(prefix);
        return find_record(part) != nullptr ||
               (found != records_.end() && (*found)->name.starts_with(prefix));
    }

    void match(const Leaf& leaf, const Record& record) {
        const bool fits = leaf.is_counted() ? record.extents.size() == 1 : record.extents == leaf.extents();
        if (record.type != leaf.type() || !fits) refuse_leaf(leaf, shape_text(record.type, record.extents));
        if (leaf.role() == Role::configuration) {
            const SharedBytes present = leaf.bytes();
            if (present != record.bytes)
                note(leaf.name() + ": " + value_text(record.type, record.extents, record.bytes) +
                     " in the file replaces " + value_text(leaf.type(), leaf.extents(), present) +
                     (is_below(leaf.name(), "optimizer.learning_rate")
                          ? ": keep_learning_rate keeps that of the trainer"
                          : ""));
        }
        matches_.pairs.emplace_back(&leaf, &record);
    }

    void keep(const Leaf& leaf, const Record* record) {
        if (record == nullptr || leaf.is_tensor() || record->bytes == leaf.bytes()) return;
        note(leaf.name() + ": kept at " + value_text(leaf.type(), leaf.extents(), leaf.bytes()) + ", found " +
             value_text(record->type, record->extents, record->bytes) + " in the file");
    }

    void miss(const Leaf& leaf) {
        const std::string_view part = part_of(leaf.name());
        if (!part.empty() && !knows_part(part)) {
            if (part != fresh_part_) note(title_of_part(part) + " is not in the file and starts fresh");
            fresh_part_ = part;
        } else if (leaf.is_tensor()) {
            refuse_leaf(leaf, is_below(leaf.name(), "optimizer")
                                  ? "no leaf of that name; reset_optimizer loads the rest"
                                  : "no leaf of that name; aliases tell what it was called");
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
        const std::string_view part = part_of(record.name);
        const bool is_whole_part = !part.empty() && !knows_own(part);
        const std::string what =
            is_whole_part ? title_of_part(part)
                          : '\'' + record.name + "' (" + shape_text(record.type, record.extents) + ')';
        throw MismatchError('\'' + std::string(file_) + "' does not fit: the file has " + what +
                            ", what loads it does not; to load the rest, name " +
                            way_to_drop(is_whole_part ? part : std::string_view(record.name)));
    }

    // Of a part that this type has too, only the leaf is to be dropped.
    bool knows_own(std::string_view part) const {
        return std::any_of(names_.begin(), names_.end(),
                           [&](std::string_view name) { return is_below(name, part); });
    }

    void note(std::string sentence) { matches_.report.notes.push_back(std::move(sentence)); }

    const Leaves& expected_;
    std::string_view file_;
    std::vector<std::string_view> names_;  // of the expected leaves, sorted
    std::vector<const Record*> records_;   // of the file, without the dropped ones, sorted by name
    Matches matches_;
    std::vector<std::string> kept_;
    std::string_view fresh_part_;
};

}  // namespace detail

STATICNN_FUNCTION void Matches::assign_small() const {
    for (const auto& [leaf, record] : pairs)
        if (!leaf->is_tensor()) leaf->assign(record->bytes);
}

STATICNN_FUNCTION void Matches::assign_tensors() const noexcept {
    for (const auto& [leaf, record] : pairs)
        if (leaf->is_tensor()) leaf->assign(record->bytes);
}

STATICNN_FUNCTION Matches match(const std::vector<Record>& records, const Leaves& expected,
                                const Policy& policy, std::string_view file) {
    detail::Matching matching(expected, file);
    matching.take(records, policy);
    return matching.match();
}

STATICNN_FUNCTION Report restore(const std::vector<Record>& records, const Leaves& expected,
                                 const Policy& policy, std::string_view file) {
    Matches matches = match(records, expected, policy, file);
    matches.assign_small();
    matches.assign_tensors();
    return std::move(matches.report);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
