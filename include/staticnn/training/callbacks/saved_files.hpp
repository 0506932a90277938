// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::detail {

/// The names of the files that a callback has saved last, oldest first, of which it keeps some: a text, so
/// that it can be part of the state. A resumed training then deletes the same files as one that was never
/// interrupted.
class SavedFiles {
public:
    /// Notes that a file is about to be saved, as the newest; an earlier one of this name is the same file.
    /// Beside the `kept` files two are remembered: one that is to be deleted when the new one is safe, and
    /// one before it, in case the process was killed before it was.
    STATICNN_FUNCTION void add(std::string_view name, std::uint64_t kept);

    /// The remembered names but the last `kept`.
    STATICNN_FUNCTION std::vector<std::string> outdated(std::uint64_t kept) const;

    void append_leaves(const std::string& name, Leaves& leaves) { leaves.emplace_back(name, &text_); }

private:
    STATICNN_FUNCTION std::vector<std::string> names() const;

    std::string text_;  // each name and a zero byte, which is in no path
};

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/callbacks/saved_files.ipp"
#endif
