// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "staticnn/checkpoint/hash.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// The digest of a state: the hash over, for each leaf in the order of the manifest, its line in the manifest
/// (line feed included) and then its values as little-endian bytes, row-major. So a renamed leaf, other
/// extents and a moved boundary between two texts all show. The same for both forms of a file.
class StateDigest {
public:
    void add(const Record& outline, std::span<const std::byte> bytes) {
        begin(outline);
        add_bytes(bytes);
    }
    /// The same in pieces: after `begin` come all bytes of the leaf.
    void begin(const Record& outline) {
        hash_.update(leaf_line(outline.name, outline.type, outline.extents));
    }
    void add_bytes(std::span<const std::byte> bytes) { hash_.update(characters_of(bytes)); }

    std::uint64_t value() const { return hash_.value(); }

private:
    Hash hash_;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
