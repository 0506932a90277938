// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/record.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {

/// What a caller allows by name.
struct Policy {
    /// Leaves of the file to leave aside: whole names, or everything below one, such as
    /// `callbacks.early_stopping`.
    std::vector<std::string> dropped{};
    /// Leaves that keep their present values whatever the file says, or has not, in the same way.
    std::vector<std::string> kept{};
};

/// True for `prefix` itself and for everything below it.
inline bool is_below(std::string_view name, std::string_view prefix) noexcept {
    return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}
inline bool is_below(std::string_view name, const std::vector<std::string>& prefixes) noexcept {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return is_below(name, prefix); });
}

/// What a person should know of a restored state: one sentence each.
struct Report {
    std::vector<std::string> notes;
};

/// Leaves, and the values that a file has for them. Refers to both.
struct Matches {
    std::vector<std::pair<const Leaf*, const Record*>> pairs;
    Report report;

    /// Everything but tensors; only memory that runs out for a text or a list can come between.
    STATICNN_FUNCTION void assign_small() const;
    /// All tensors, which is most of the work, and cannot fail.
    STATICNN_FUNCTION void assign_tensors() const noexcept;
};

/// What `restore` would do, without doing it.
STATICNN_FUNCTION Matches match(const std::vector<Record>& records, const Leaves& expected,
                                const Policy& policy, std::string_view file);

/// Gives the values in `records` to the leaves of the same names; `file` is what messages call the file.
/// - A tensor must be there with its type and extents; a text or a list may have any length.
/// - Another leaf that the file lacks keeps its present value. A callback, metric or update rule of which the
///   file has nothing starts fresh, tensors included.
/// - A leaf that only the file has is an error unless dropped by name. A dropped leaf counts as absent.
/// - A setting whose value differs takes that of the file.
/// The report tells of all this. Throws MismatchError, which names the leaf, the file and the LoadOptions
/// that would help, before anything is assigned; only memory that runs out for a text or a list can come
/// between two assignments.
STATICNN_FUNCTION Report restore(const std::vector<Record>& records, const Leaves& expected,
                                 const Policy& policy, std::string_view file);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/restore.ipp"
#endif
