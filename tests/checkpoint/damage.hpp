// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "sample_state.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "support/sanitizer.hpp"

namespace staticnn::checkpoint {

/// Reads a damaged file; true when it was refused in the proper way. A file that is accepted must hold the
/// state that was saved, to the last bit.
class DamageOracle {
public:
    explicit DamageOracle(Format format)
        : format_(format), bytes_(to_bytes(SampleState::header(), state_.leaves(), format)) {
        records_ = state_.records();
    }

    const std::string& bytes() const { return bytes_; }

    bool is_refused(const std::string& damaged) const {
        try {
            const File file = from_bytes(damaged, "damaged");
            EXPECT_EQ(file.format, format_);
            EXPECT_EQ(file.header, SampleState::header());
            EXPECT_TRUE(file.records == records_);
            return false;
        } catch (const FormatError& error) {
            const std::string sentence = error.what();
            EXPECT_TRUE(sentence.starts_with("'damaged' ")) << sentence;
            return true;
        }
    }

private:
    Format format_;
    SampleState state_;
    std::string bytes_;
    std::vector<Record> records_;
};

/// Each of the `ways` to change a byte is tried, but with a sanitizer, which takes fifty times as long, one
/// for each byte in turn.
constexpr bool is_tried(Index byte, Index way, Index ways) {
    return !has_address_sanitizer || byte % ways == way;
}

/// Small reproducible numbers for choosing damage.
class DamageDice {
public:
    std::uint64_t below(std::uint64_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return (state_ >> 33) % limit;
    }

private:
    std::uint64_t state_ = 1;
};

/// The file with one block removed, repeated, moved or overwritten by another.
inline std::string with_moved_blocks(const std::string& bytes, DamageDice& dice) {
    std::string damaged = bytes;
    const Index from = dice.below(bytes.size());
    const Index size = 1 + dice.below(40);
    const std::string block = bytes.substr(from, size);
    const Index to = dice.below(bytes.size() - block.size());
    switch (dice.below(4)) {
        case 0:
            damaged.erase(from, size);
            break;
        case 1:
            damaged.insert(to, block);
            break;
        case 2:
            damaged.replace(to, block.size(), block);
            break;
        default:
            damaged.erase(from, size).insert(to, block);
            break;
    }
    return damaged;
}

}  // namespace staticnn::checkpoint
