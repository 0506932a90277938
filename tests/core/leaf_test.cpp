// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/leaf.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace staticnn {
namespace {

template <class T>
std::vector<std::byte> bytes_of(const std::vector<T>& values) {
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

TEST(Leaf, ShowsScalars) {
    bool flag = true;
    std::uint64_t count = 0x0102030405060708;
    double rate = 0.1;
    const Leaf leaves[] = {Leaf("flag", &flag), Leaf("count", &count, Role::configuration),
                           Leaf("rate", &rate)};
    EXPECT_EQ(leaves[0].type(), ElementType::boolean);
    EXPECT_EQ(leaves[1].type(), ElementType::uint64);
    EXPECT_EQ(leaves[2].type(), ElementType::float64);
    EXPECT_EQ(leaves[0].bytes(), std::vector<std::byte>{std::byte{1}});
    EXPECT_EQ(leaves[1].bytes().front(), std::byte{8});  // little-endian
    EXPECT_EQ(leaves[2].bytes(), bytes_of<double>({0.1}));
    EXPECT_EQ(leaves[1].role(), Role::configuration);
    EXPECT_EQ(leaves[2].role(), Role::state);
    for (const Leaf& leaf : leaves) {
        EXPECT_TRUE(leaf.extents().empty());
        EXPECT_FALSE(leaf.is_counted());
        EXPECT_FALSE(leaf.is_tensor());
    }
}

TEST(Leaf, AssignsToTheStateItWasMadeFrom) {
    bool flag = true;
    std::uint64_t count = 1;
    std::string text = "longer than before";
    std::vector<double> values{1, 2, 3};
    Leaf("flag", &flag).assign(std::vector<std::byte>{std::byte{0}});
    Leaf("count", &count).assign(bytes_of<std::uint64_t>({77}));
    Leaf("text", &text).assign(std::vector<std::byte>{std::byte{'h'}, std::byte{'i'}});
    Leaf("values", &values).assign(bytes_of<double>({-0.5}));
    EXPECT_FALSE(flag);
    EXPECT_EQ(count, 77u);
    EXPECT_EQ(text, "hi");
    EXPECT_EQ(values, std::vector<double>{-0.5});
}

TEST(Leaf, CountsTextsAndLists) {
    std::string text = "two\nlines";
    std::vector<double> values{1, 2, 3}, none;
    EXPECT_TRUE(Leaf("text", &text).is_counted());
    EXPECT_TRUE(Leaf("values", &values).is_counted());
    EXPECT_EQ(Leaf("text", &text).extents(), Extents{9});
    EXPECT_EQ(Leaf("values", &values).extents(), Extents{3});
    EXPECT_EQ(Leaf("none", &none).extents(), Extents{0});
    EXPECT_TRUE(Leaf("none", &none).bytes().empty());
}

TEST(Leaf, ShowsTensorsRowMajorWithoutPadding) {
    const PanelLayout layout{3, 37};  // two panels, the second with padding
    std::vector<float> memory(layout.size(), -1.0f), logical(3 * 37);
    std::iota(logical.begin(), logical.end(), 0.0f);
    const Leaf leaf("kernel", Leaf::Tensor<float>{memory.data(), layout, {3, 37}});
    EXPECT_TRUE(leaf.is_tensor());
    EXPECT_EQ(leaf.type(), ElementType::float32);
    EXPECT_EQ(leaf.extents(), (Extents{3, 37}));

    leaf.assign(bytes_of(logical));
    EXPECT_EQ(leaf.bytes(), bytes_of(logical));
    EXPECT_EQ(memory[layout.offset(2, 36)], 2 * 37 + 36);
    EXPECT_EQ(memory[layout.offset(0, 32)], 32);
    memory[layout.offset(2, 36)] = -1;
    EXPECT_EQ(std::accumulate(memory.begin(), memory.end(), 0.0f),
              110 * 111 / 2 - 110 - 1);  // padding is zero
}

TEST(Leaf, ShowsArraysWithTheExtentsOfTheirType) {
    std::uint64_t counts[] = {1, 2, 3, 4, 5, 6};
    double sums[] = {0.5, -1};
    const Leaf matrix("counts", Leaf::Array<std::uint64_t>{counts, {2, 3}});
    const Leaf list("sums", Leaf::Array<double>{sums, {2}});
    EXPECT_EQ(matrix.type(), ElementType::uint64);
    EXPECT_EQ(list.type(), ElementType::float64);
    EXPECT_EQ(matrix.extents(), (Extents{2, 3}));
    EXPECT_EQ(list.extents(), Extents{2});
    EXPECT_FALSE(matrix.is_counted() || matrix.is_tensor() || list.is_counted() || list.is_tensor());
    EXPECT_EQ(list.bytes(), bytes_of<double>({0.5, -1}));

    matrix.assign(bytes_of<std::uint64_t>({6, 5, 4, 3, 2, 1}));
    EXPECT_EQ(matrix.bytes(), bytes_of<std::uint64_t>({6, 5, 4, 3, 2, 1}));
    EXPECT_EQ(counts[5], 1u);
}

TEST(SizeOf, ElementTypes) {
    EXPECT_EQ(size_of(ElementType::boolean), 1u);
    EXPECT_EQ(size_of(ElementType::text), 1u);
    EXPECT_EQ(size_of(ElementType::float32), 4u);
    EXPECT_EQ(size_of(ElementType::float64), 8u);
    EXPECT_EQ(size_of(ElementType::uint64), 8u);
}

}  // namespace
}  // namespace staticnn
