// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/labels.hpp"

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "expect_error.hpp"

namespace staticnn {
namespace {

const std::vector<std::uint8_t> four_labels = {3, 0, 9, 1};

TEST(Labels, SeeClassNumbers) {
    const auto view = labels<10>(four_labels);
    static_assert(std::is_same_v<decltype(view), const Labels<10>>);
    static_assert(Labels<10>::classes == 10);
    EXPECT_EQ(view.rows(), 4u);
    EXPECT_EQ(view.data(), four_labels.data());
    EXPECT_EQ(view[2], 9u);
    EXPECT_EQ(view.at(0), 3u);
    auto copy = labels<10>(four_labels);
    EXPECT_EQ(Labels<10>(copy).data(), four_labels.data());
}

TEST(Labels, AreSliced) {
    const auto tail = labels<10>(four_labels).slice(2, 2);
    EXPECT_EQ(tail.rows(), 2u);
    EXPECT_EQ(tail[0], 9u);
    expect_error<DataError>([&] { tail.slice(1, 2); },
                            "a slice of 2 rows from row 1 does not fit: there are 2 rows");
    expect_error<DataError>([&] { tail.at(2); }, "row 2 does not exist: there are 2 rows, counted from 0");
}

TEST(Labels, RefuseNumbersOutsideTheClasses) {
    expect_error<DataError>([] { labels<9>(four_labels); },
                            "expected labels from 0 to 8 (9 classes), found 9 in row 2");
    expect_error<DataError>([] { Labels<3>(four_labels.data() + 1, 2); },
                            "expected labels from 0 to 2 (3 classes), found 9 in row 1");
    EXPECT_EQ((Labels<10>(four_labels.data(), 4)[2]), 9u);
    expect_error<DataError>([] { Labels<3>(nullptr, 2); },
                            "expected the address of 2 labels, found a null pointer");
}

TEST(Labels, UseMoreThanAByteForManyClasses) {
    static_assert(std::is_same_v<Labels<256>::element_type, std::uint8_t>);
    static_assert(std::is_same_v<Labels<257>::element_type, std::uint32_t>);
    const std::array<std::uint32_t, 2> words = {999, 256};
    EXPECT_EQ(labels<1000>(words)[0], 999u);
    expect_error<DataError>([&] { labels<999>(words); },
                            "expected labels from 0 to 998 (999 classes), found 999 in row 0");
    const std::array<std::uint8_t, 1> highest = {255};
    EXPECT_EQ(labels<256>(highest)[0], 255u);
}

}  // namespace
}  // namespace staticnn
