// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/data/gzip_file.hpp"

namespace staticnn::detail {

/// "11", or "11 and 3 bytes"
inline std::string values_text(std::uint64_t bytes, Index value_bytes) {
    const std::uint64_t rest = bytes % value_bytes;
    return std::to_string(bytes / value_bytes) + (rest == 0 ? "" : " and " + std::to_string(rest) + " bytes");
}

/// The `count` values that a header of `header_bytes` bytes announces and that must be the rest of the file.
/// Memory grows with what really comes, not with what is announced. Throws wrong_length(found) otherwise,
/// where found says how many values there are.
template <class Value, class WrongLength>
std::vector<Value> read_counted_values(GzipFile& file, std::uint64_t header_bytes, std::uint64_t count,
                                       const WrongLength& wrong_length) {
    std::vector<Value> values;
    if (const auto size = file.known_size()) {
        if (*size != header_bytes + count * sizeof(Value))
            throw wrong_length(values_text(*size - header_bytes, sizeof(Value)));
        values.reserve(static_cast<Index>(count));
    }
    constexpr std::uint64_t chunk = (std::uint64_t{1} << 20) / sizeof(Value);
    while (values.size() < count) {
        const Index before = values.size();
        values.resize(before + static_cast<Index>(std::min(count - before, chunk)));
        const Index bytes = (values.size() - before) * sizeof(Value);
        const Index found = file.read({reinterpret_cast<std::uint8_t*>(values.data() + before), bytes});
        if (found < bytes) throw wrong_length(values_text(before * sizeof(Value) + found, sizeof(Value)));
    }
    // Asking for one more also makes zlib compare the checksum at the end.
    std::array<std::uint8_t, 1> beyond{};
    if (file.read(beyond) != 0) throw wrong_length("more");
    return values;
}

}  // namespace staticnn::detail
