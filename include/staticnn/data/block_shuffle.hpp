// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "staticnn/core/expect.hpp"
#include "staticnn/core/permutation.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/data/row_order.hpp"

namespace staticnn {

struct BlockShuffleOptions {
    Index block_rows = 4096;    ///< rows that are read one after another
    Index buffer_rows = 65536;  ///< rows among which the next one is drawn
};

/// An order for files larger than memory: blocks of neighbouring rows follow one another in random order, and
/// each place of the epoch draws from a buffer of the next `buffer_rows` rows of that sequence. So a file is
/// read in long runs and at an even pace, and memory holds little more than the buffer. A pure function of
/// seed and epoch (format): numbers 0 to b - 1 of the stream shuffle the b blocks, number b + k draws for
/// place k. What is drawn gives its room to the next row of the sequence, or at its end to the last of the
/// buffer.
class BlockShuffledOrder {
public:
    /// Throws ArgumentError for blocks or a buffer without rows.
    explicit BlockShuffledOrder(const BlockShuffleOptions& options) : options_(options) {
        expect(options.block_rows >= 1, "block_rows", "at least 1", static_cast<double>(options.block_rows));
        expect(options.buffer_rows >= 1, "buffer_rows", "at least 1",
               static_cast<double>(options.buffer_rows));
    }

    template <class Targets>
    void fill(const Targets& targets, const EpochKey& key, std::vector<std::uint32_t>& order) const {
        order.clear();
        if (key.shuffle) fill(targets.rows(), {key.seed, Purpose::block_shuffle, 0, key.epoch}, order);
    }

private:
    void fill(Index rows, const RandomStream& stream, std::vector<std::uint32_t>& order) const {
        const Index size = options_.block_rows;
        std::vector<std::uint32_t> blocks((rows + size - 1) / size);
        permute(stream, blocks);
        for (const std::uint32_t block : blocks)
            for (Index row = block * size; row < std::min(rows, (block + 1) * size); ++row)
                order.push_back(static_cast<std::uint32_t>(row));

        const Index buffered = std::min(rows, options_.buffer_rows);
        std::vector<std::uint32_t> buffer(order.begin(),
                                          order.begin() + static_cast<std::ptrdiff_t>(buffered));
        for (Index place = 0; place < rows; ++place) {
            const Index drawn = random_below(stream, blocks.size() + place, buffer.size());
            const Index next = place + buffered;  // of the sequence, which lies behind the places filled
            const std::uint32_t row = buffer[drawn];
            if (next < rows) {
                buffer[drawn] = order[next];
            } else {
                buffer[drawn] = buffer.back();
                buffer.pop_back();
            }
            order[place] = row;
        }
    }

    BlockShuffleOptions options_;
};

/// The samples of `data` in the order that suits files larger than memory: see `BlockShuffledOrder`.
template <class Data>
auto in_blocks(const Data& data, const BlockShuffleOptions& options = {}) {
    return data.view().with_order(BlockShuffledOrder(options));
}
template <detail::TemporaryData Data>
void in_blocks(Data&&, const BlockShuffleOptions& = {}) = delete;  // would dangle: give it a name

}  // namespace staticnn
