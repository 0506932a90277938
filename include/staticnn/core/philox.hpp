// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

namespace staticnn {

/// What a random number is for. The numbers are part of the format: changing one changes every run.
enum class Purpose : std::uint32_t {
    initialization = 1,
    dropout = 2,
    shuffle = 3,
    split = 4,
    class_balance = 5,
    block_shuffle = 6,
    augmentation = 7
};

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3; SC 2011): four
/// random words as a pure function of a counter and a key.
struct Philox {
    static constexpr int rounds = 10;
    static constexpr std::uint32_t multiplier_0 = 0xD2511F53;
    static constexpr std::uint32_t multiplier_1 = 0xCD9E8D57;
    static constexpr std::uint32_t weyl_0 = 0x9E3779B9;
    static constexpr std::uint32_t weyl_1 = 0xBB67AE85;

    using Counter = std::array<std::uint32_t, 4>;
    using Key = std::array<std::uint32_t, 2>;

    static constexpr Counter block(Counter counter, Key key) noexcept {
        for (int round = 0; round < rounds; ++round) {
            const std::uint64_t product_0 = std::uint64_t{multiplier_0} * counter[0];
            const std::uint64_t product_1 = std::uint64_t{multiplier_1} * counter[2];
            counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0],
                       static_cast<std::uint32_t>(product_1),
                       static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
                       static_cast<std::uint32_t>(product_0)};
            key[0] += weyl_0;
            key[1] += weyl_1;
        }
        return counter;
    }
};

/// One stream of random blocks: everything but the index. `step` is the number of updates done (dropout,
/// augmentation), the epoch (shuffle, class_balance, block_shuffle) or the parameter (initialization);
/// `layer` tells the layers of one step apart. Addressing (format): key = seed (low word, high word); counter
/// = index, purpose * 2^24 + layer, step (low, high).
struct RandomStream {
    std::uint64_t seed = 0;
    Purpose purpose = Purpose::initialization;
    std::uint32_t layer = 0;
    std::uint64_t step = 0;

    constexpr Philox::Key key() const noexcept {
        return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    }
    constexpr Philox::Counter counter(std::uint32_t index) const noexcept {
        return {index, (static_cast<std::uint32_t>(purpose) << 24) | layer, static_cast<std::uint32_t>(step),
                static_cast<std::uint32_t>(step >> 32)};
    }
    constexpr Philox::Counter block(std::uint32_t index) const noexcept {
        return Philox::block(counter(index), key());
    }
};

}  // namespace staticnn
