// SPDX-License-Identifier: BSL-1.0
#include "staticnn/kernels/blocks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

namespace staticnn::kernels {
namespace {

struct Visited {
    Index row, word, size;
};

template <Index Largest>
std::vector<Visited> visited(Index rows, Index begin, Index end) {
    std::vector<Visited> all;
    Blocks<Largest>(rows).for_each(begin, end, [&](Index row, Index word, auto size) {
        all.push_back({row, word, size});
    });
    return all;
}

template <Index Largest>
void expect_cover(Index rows) {
    using Cut = Blocks<Largest>;
    const std::vector<Visited> all = visited<Largest>(rows, 0, Cut(rows).count());
    ASSERT_EQ(all.size(), Cut(rows).count());
    std::map<Index, Index> rows_of_word;
    Index next = 0;
    for (const Visited& block : all) {
        ASSERT_EQ(block.row, next) << "row after row";
        next += block.size;
        ASSERT_EQ(block.row / 32, (next - 1) / 32) << "within 32 rows";
        ASSERT_EQ(block.word / Cut::per_group, block.row / 32) << "words of the same 32 rows";
        ASSERT_LT(block.word, Cut(rows).words());
        ASSERT_TRUE(rows_of_word[block.word] == 0 || block.size == 1) << "a word of more than one block";
        rows_of_word[block.word] += block.size;
    }
    ASSERT_EQ(next, rows);
    for (Index row = 0; row <= rows + 32; row += 32)
        for (Index i = 0; i < all.size(); ++i)
            ASSERT_EQ(i < Cut(rows).before(row), all[i].row < row) << "block " << i << ", before row " << row;
    ASSERT_EQ(rows_of_word.size(), Cut(rows).words());
}

TEST(Blocks, CoverEachRowOnceWhateverTheirSize) {
    for (Index rows = 0; rows <= 100; ++rows) {
        SCOPED_TRACE(rows);
        expect_cover<1>(rows);
        expect_cover<2>(rows);
        expect_cover<4>(rows);
        expect_cover<6>(rows);
        expect_cover<8>(rows);
    }
}

TEST(Blocks, OfSixAreEvenWhereTheyCanBe) {
    const auto sizes = [](Index rows) {
        std::vector<Index> result;
        for (const Visited& block : visited<6>(rows, 0, Blocks<6>(rows).count()))
            result.push_back(block.size);
        return result;
    };
    EXPECT_EQ(sizes(32), (std::vector<Index>{6, 6, 5, 5, 5, 5}));
    EXPECT_EQ(sizes(16), (std::vector<Index>{6, 5, 5}));
    EXPECT_EQ(sizes(8), (std::vector<Index>{4, 4}));
    EXPECT_EQ(sizes(7), (std::vector<Index>{6, 1}));
    EXPECT_EQ(sizes(3), (std::vector<Index>{1, 1, 1}));
}

TEST(Blocks, OfOneRangeAfterAnotherAreThoseOfAll) {
    for (const Index rows : {7u, 32u, 71u, 100u}) {
        const Index count = Blocks<6>(rows).count();
        const std::vector<Visited> all = visited<6>(rows, 0, count);
        for (Index begin = 0; begin <= count; ++begin) {
            for (Index end = begin; end <= count; ++end) {
                const std::vector<Visited> part = visited<6>(rows, begin, end);
                ASSERT_TRUE(std::equal(part.begin(), part.end(),
                                       all.begin() + static_cast<std::ptrdiff_t>(begin),
                                       all.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const Visited& a, const Visited& b) {
                                           return a.row == b.row && a.word == b.word && a.size == b.size;
                                       }))
                    << rows << " rows, " << begin << " to " << end;
            }
        }
    }
}

}  // namespace
}  // namespace staticnn::kernels
