// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/permutation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace staticnn {
namespace {

using Order = std::vector<std::uint32_t>;

Order permutation(std::uint64_t seed, std::uint64_t epoch, Index size) {
    Order order(size, 77);
    permute({seed, Purpose::shuffle, 0, epoch}, order);
    return order;
}

// From an independent implementation in Python; this is format.
TEST(Permutation, IsThatOfItsStream) {
    EXPECT_EQ(permutation(1, 0, 10), (Order{1, 9, 8, 4, 2, 3, 0, 5, 6, 7}));
    EXPECT_EQ(permutation(1, 1, 10), (Order{7, 3, 9, 5, 0, 6, 8, 4, 2, 1}));
    EXPECT_EQ(permutation(2, 0, 10), (Order{9, 5, 6, 4, 0, 8, 1, 7, 3, 2}));
    EXPECT_EQ(permutation(1, 0, 33), (Order{32, 23, 8,  27, 2,  31, 28, 26, 19, 7,  10, 1,  4, 12, 29, 15, 20,
                                            6,  11, 17, 0,  16, 22, 14, 5,  13, 24, 25, 21, 9, 3,  30, 18}));
}

TEST(Permutation, HoldsEveryNumberOnce) {
    for (const Index size : {0u, 1u, 2u, 3u, 1000u, 60000u}) {
        Order order = permutation(5, 3, size);
        std::sort(order.begin(), order.end());
        for (Index i = 0; i < size; ++i) ASSERT_EQ(order[i], i) << size;
    }
}

TEST(Permutation, DependsOnNothingButItsStream) {
    EXPECT_EQ(permutation(5, 3, 1000), permutation(5, 3, 1000));
    EXPECT_NE(permutation(5, 3, 1000), permutation(5, 4, 1000));
    EXPECT_NE(permutation(5, 3, 1000), permutation(6, 3, 1000));
}

// 24 orders of 4 numbers, 24,000 draws: each count has a deviation of 31.
TEST(Permutation, TakesEveryOrderEquallyOften) {
    std::vector<Order> seen;
    std::vector<int> counts;
    for (std::uint64_t epoch = 0; epoch < 24'000; ++epoch) {
        const Order order = permutation(9, epoch, 4);
        const auto found = std::find(seen.begin(), seen.end(), order);
        if (found == seen.end()) {
            seen.push_back(order);
            counts.push_back(1);
        } else {
            ++counts[static_cast<Index>(found - seen.begin())];
        }
    }
    ASSERT_EQ(seen.size(), 24u);
    for (const int count : counts) EXPECT_NEAR(count, 1000, 160);
}

}  // namespace
}  // namespace staticnn
