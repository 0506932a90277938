// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/block_shuffle.hpp"

#include <algorithm>
#include <vector>

#include "expect_error.hpp"
#include "order_samples.hpp"

namespace staticnn {
namespace {

TEST(BlockShuffledOrder, IsThatOfTheReference) {
    EXPECT_EQ(order_of(in_blocks(order_samples, {.block_rows = 6, .buffer_rows = 9})),
              vector_of(reference::shuffled_blocks));
}

TEST(BlockShuffledOrder, TakesEachSampleOnceWhateverTheSizes) {
    for (const Index block : {1u, 7u, 40u, 100u}) {
        for (const Index buffer : {1u, 5u, 40u, 100u}) {
            auto order = order_of(in_blocks(order_samples, {.block_rows = block, .buffer_rows = buffer}));
            ASSERT_EQ(order.size(), 40u);
            std::sort(order.begin(), order.end());
            for (Index row = 0; row < 40; ++row) EXPECT_EQ(order[row], row) << block << ' ' << buffer;
        }
    }
}

TEST(BlockShuffledOrder, ReadsBlocksFromStartToEndWithoutABuffer) {
    const auto order = order_of(in_blocks(order_samples, {.block_rows = 5, .buffer_rows = 1}));
    for (Index place = 0; place < 40; ++place) {
        if (place % 5 == 0)
            EXPECT_EQ(order[place] % 5, 0u);
        else
            EXPECT_EQ(order[place], order[place - 1] + 1);
    }
}

// What is drawn at place k stood at most at place k + buffer - 1 of the sequence of blocks.
TEST(BlockShuffledOrder, LooksNoFartherAheadThanTheBuffer) {
    constexpr Index buffer = 8;
    const auto sequence = order_of(in_blocks(order_samples, {.block_rows = 10, .buffer_rows = 1}));
    const auto order = order_of(in_blocks(order_samples, {.block_rows = 10, .buffer_rows = buffer}));
    for (Index place = 0; place < 40; ++place) {
        const auto at = std::find(sequence.begin(), sequence.end(), order[place]) - sequence.begin();
        EXPECT_LT(static_cast<Index>(at), place + buffer);
    }
}

TEST(BlockShuffledOrder, IsNoneWithoutShuffling) {
    EXPECT_TRUE(order_of(in_blocks(order_samples), 0, false).empty());
}

TEST(BlockShuffledOrder, RefusesSizesOfNothing) {
    expect_error<ArgumentError>([] { in_blocks(order_samples, {.block_rows = 0}); },
                                "block_rows is expected to be at least 1, found 0");
    expect_error<ArgumentError>([] { in_blocks(order_samples, {.buffer_rows = 0}); },
                                "buffer_rows is expected to be at least 1, found 0");
}

}  // namespace
}  // namespace staticnn
