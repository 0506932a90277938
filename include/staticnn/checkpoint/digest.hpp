// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

#if XXH_VERSION_NUMBER < 800
#error "staticnn: xxHash 0.8 or later is needed, whose XXH3 is final"
#endif

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// XXH3 with 64 bits and seed 0 (xxHash by Yann Collet) over bytes that come in pieces. Detects damage; does
/// not resist forgery.
class Hash {
public:
    Hash() : state_(XXH3_createState()) {
        if (state_ == nullptr) throw std::bad_alloc();
        XXH3_64bits_reset(state_.get());
    }

    void update(std::string_view bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }
    std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

private:
    struct Release {
        void operator()(XXH3_state_t* state) const noexcept { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Release> state_;
};

inline std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// A hash as text: 16 lower-case hexadecimal digits, highest first.
inline std::string hex_of(std::uint64_t hash) {
    std::string text(16, '0');
    for (Index i = 16; i-- > 0; hash >>= 4) text[i] = detail::hex_digits[hash & 15];
    return text;
}

/// Bytes of a leaf as characters.
inline std::string_view characters_of(std::span<const std::byte> bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The digest of a state: the hash over, for each leaf in the order of the manifest, its line in the manifest
/// (line feed included) and then its values as little-endian bytes, row-major. So a renamed leaf, other
/// extents and a moved boundary between two texts all show. The same for both forms of a file.
class StateDigest {
public:
    void add(const Record& outline, std::span<const std::byte> bytes) {
        hash_.update(leaf_line(outline.name, outline.type, outline.extents));
        hash_.update(characters_of(bytes));
    }
    std::uint64_t value() const { return hash_.value(); }

private:
    Hash hash_;
};

/// The digest of a state: 16 hexadecimal digits.
inline std::string digest_of(const Leaves& leaves) {
    StateDigest digest;
    for (const Leaf& leaf : leaves) digest.add(outline_of(leaf), bytes_of(leaf));
    return hex_of(digest.value());
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
