// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

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

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
