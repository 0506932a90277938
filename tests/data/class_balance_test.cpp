// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/class_balance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "order_samples.hpp"

namespace staticnn {
namespace {

TEST(BalancedOrder, IsThatOfTheReference) {
    EXPECT_EQ(order_of(balanced(order_samples)), vector_of(reference::balanced_order));
}

TEST(BalancedOrder, DrawsEachClassThatOccursEquallyOften) {
    const auto data = order_samples.drop(1);  // 39 samples of 4 classes
    for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
        std::array<Index, 5> counts{};
        std::vector<Index> draws(data.rows());
        for (const std::uint32_t row : order_of(balanced(data), epoch)) {
            ++counts[data.targets()[row]];
            ++draws[row];
        }
        EXPECT_EQ(counts[3], 0u);
        for (const Index label : {0u, 1u, 2u, 4u}) {
            EXPECT_GE(counts[label], 9u);
            EXPECT_LE(counts[label], 10u);
            // No sample again before all others of its class.
            Index most = 0, least = 100;
            for (Index row = 0; row < data.rows(); ++row) {
                if (data.targets()[row] != label) continue;
                most = std::max(most, draws[row]);
                least = std::min(least, draws[row]);
            }
            EXPECT_LE(most, least + 1);
        }
    }
}

TEST(BalancedOrder, IsAnotherForEachEpoch) {
    EXPECT_NE(order_of(balanced(order_samples), 0), order_of(balanced(order_samples), 1));
    EXPECT_EQ(order_of(balanced(order_samples), 1), order_of(balanced(order_samples), 1));
}

TEST(BalancedOrder, WithoutShufflingIsTheSameDrawsInAscendingOrder) {
    std::vector<std::uint32_t> sorted = order_of(balanced(order_samples));
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(order_of(balanced(order_samples), reference::order_epoch, false), sorted);
}

TEST(BalancedOrder, GoesWithTheParts) {
    const auto [training, validation] = balanced(order_samples).split(0.25);
    const auto order = order_of(training);
    EXPECT_EQ(order.size(), 30u);
    EXPECT_LT(*std::max_element(order.begin(), order.end()), 30u);
}

}  // namespace
}  // namespace staticnn
