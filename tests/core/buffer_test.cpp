// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/buffer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace staticnn {
namespace {

TEST(Buffer, StartsAtZeroAndOnACacheLine) {
    for (const Index size : {1u, 3u, 1000u}) {
        const Buffer<float> buffer(size);
        ASSERT_EQ(buffer.size(), size);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64, 0u);
        EXPECT_EQ(std::count(buffer.data(), buffer.data() + size, 0.0f), static_cast<long>(size));
    }
}

TEST(Buffer, CopiesAreIndependent) {
    Buffer<double> original(3);
    original.data()[1] = 7;
    Buffer<double> copy = original;
    Buffer<double> assigned(100);
    assigned = original;
    original.data()[1] = 8;
    EXPECT_EQ(copy.data()[1], 7);
    EXPECT_EQ(assigned.data()[1], 7);
    EXPECT_EQ(assigned.size(), 3u);
    assigned = *&assigned;
    EXPECT_EQ(assigned.data()[1], 7);
}

TEST(Buffer, LeavesAnEmptyOneBehindWhenMoved) {
    Buffer<float> original(5);
    const float* values = original.data();
    const Buffer<float> moved = std::move(original);
    EXPECT_EQ(moved.data(), values);
    EXPECT_EQ(moved.size(), 5u);
    EXPECT_EQ(original.size(), 0u);  // NOLINT(bugprone-use-after-move): this is what is tested
    const Buffer<float> copy = original;
    EXPECT_EQ(copy.size(), 0u);
}

TEST(Buffer, MayBeEmpty) {
    EXPECT_EQ(Buffer<float>().size(), 0u);
    EXPECT_EQ(Buffer<float>(0).size(), 0u);
}

}  // namespace
}  // namespace staticnn
