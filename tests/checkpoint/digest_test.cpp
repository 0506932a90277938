// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/hash.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "sample_state.hpp"

namespace staticnn::checkpoint {
namespace {

TEST(Hash, IsXxh3WithSeedZero) {
    // From xxHash's specification and its own test values.
    EXPECT_EQ(hex_of(hash_of("")), "2d06800538d394c2");
    EXPECT_EQ(hex_of(hash_of("a")), "e6c632b61e964e1f");
    EXPECT_EQ(hex_of(hash_of("abc")), "78af5f94892f3950");
}

TEST(Hash, DoesNotDependOnThePieces) {
    std::string text(5000, 'x');
    for (Index i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 7);
    for (const Index piece : {1u, 13u, 256u, 4999u}) {
        Hash hash;
        for (Index i = 0; i < text.size(); i += piece) hash.update(std::string_view(text).substr(i, piece));
        EXPECT_EQ(hash.value(), hash_of(text));
    }
}

TEST(Hash, IsWrittenWithLeadingZeros) { EXPECT_EQ(hex_of(0x00000000000000afu), "00000000000000af"); }

TEST(Digest, IsTheHashOfLinesAndLittleEndianBytes) {
    std::uint64_t step = 0x0102030405060708;
    std::string text = "hi";
    Leaves leaves;
    leaves.emplace_back("step", Leaf::Target(&step));
    leaves.emplace_back("note", Leaf::Target(&text));
    EXPECT_EQ(digest_of(leaves),
              hex_of(hash_of(std::string_view("step uint64\n\x08\x07\x06\x05\x04\x03\x02\x01"
                                              "note text 2\nhi"))));
}

TEST(Digest, SeesTensorsInLogicalOrder) {
    OwnedTensor<float> tensor({2, 33});
    std::string expected = "w float32 2 33\n";
    for (Index row = 0; row < 2; ++row) {
        for (Index column = 0; column < 33; ++column) {
            const float value = static_cast<float>(row * 33 + column);
            tensor.at(row, column) = value;
            expected.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
    }
    const Leaves leaves{Leaf("w", tensor.target())};
    EXPECT_EQ(digest_of(leaves), hex_of(hash_of(expected)));
}

TEST(Digest, ShowsNamesBoundariesExtentsAndOrder) {
    std::string first = "ab", second = "c";
    const auto digest = [&](const char* first_name, const char* second_name) {
        Leaves leaves;
        leaves.emplace_back(first_name, Leaf::Target(&first));
        leaves.emplace_back(second_name, Leaf::Target(&second));
        return digest_of(leaves);
    };
    const std::string original = digest("a", "b");
    EXPECT_EQ(digest("a", "b"), original);
    EXPECT_NE(digest("a", "c"), original);
    EXPECT_NE(digest("b", "a"), original);
    first = "a", second = "bc";
    EXPECT_NE(digest("a", "b"), original);

    OwnedTensor<float> row({1, 6}), matrix({2, 3});
    EXPECT_NE(digest_of({Leaf("w", row.target())}), digest_of({Leaf("w", matrix.target())}));
}

TEST(Digest, TellsMinusZeroAndNansApart) {
    double value = 0.0;
    const Leaves leaves{Leaf("a", Leaf::Target(&value))};
    const std::string zero = digest_of(leaves);
    value = -0.0;
    EXPECT_NE(digest_of(leaves), zero);
    value = std::bit_cast<double>(std::uint64_t{0x7ff8000000000000});
    const std::string nan = digest_of(leaves);
    value = std::bit_cast<double>(std::uint64_t{0x7ff8000000000001});
    EXPECT_NE(digest_of(leaves), nan);
}

}  // namespace
}  // namespace staticnn::checkpoint
