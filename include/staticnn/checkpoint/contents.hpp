// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/record.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// What a file says of itself beside its leaves: keys and values in the order of the file. The first key is
/// `kind`, and its value a name; keys are names (see `is_name`), values any text.
using Header = std::vector<std::pair<std::string, std::string>>;

/// The value of `key`, or null.
inline const std::string* find(const Header& header, std::string_view key) {
    for (const auto& [name, value] : header)
        if (name == key) return &value;
    return nullptr;
}

/// A header and leaves, wherever they were read from, and the digest over the leaves (16 hex digits).
struct Contents {
    Header header;
    std::vector<Record> records;
    std::string digest;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
