// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// The format version that this library writes, and the newest that it reads.
inline constexpr unsigned long long format_version = 1;

/// Throws FormatError: "'run.bin' is not an intact checkpoint: expected ..., found ...".
[[noreturn]] inline void refuse(std::string_view where, std::string_view expected, std::string_view found) {
    throw FormatError('\'' + std::string(where) + "' is not an intact checkpoint: expected " +
                      std::string(expected) + ", found " + std::string(found));
}

/// Throws FormatError unless files of format `version` can be read.
inline void check_version(std::string_view where, unsigned long long version) {
    if (version == format_version) return;
    if (version == 0) refuse(where, "a format version of at least 1", "0");
    throw FormatError('\'' + std::string(where) + "' has format version " + std::to_string(version) +
                      ", but this library reads versions up to " + std::to_string(format_version) +
                      ": load it with a newer staticnn");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
