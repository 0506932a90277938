// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/owned_labels.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "expect_error.hpp"
#include "has_view.hpp"

namespace staticnn {
namespace {

static_assert(HasView<const OwnedLabels<3>&>);
static_assert(!HasView<OwnedLabels<3>>, "a view of a temporary would dangle");

TEST(OwnedLabels, TakeAVectorOfBytesWithoutCopying) {
    std::vector<std::uint8_t> bytes = {2, 0, 1};
    const std::uint8_t* const address = bytes.data();
    const OwnedLabels<3> owned(std::move(bytes));
    EXPECT_EQ(owned.rows(), 3u);
    EXPECT_EQ(owned.view().data(), address);
    EXPECT_EQ(owned.view().rows(), 3u);
}

template <class Integer>
class OwnedLabelsOf : public testing::Test {};
using Integers =
    testing::Types<std::int8_t, std::uint8_t, std::int16_t, int, unsigned, std::int64_t, std::uint64_t>;
TYPED_TEST_SUITE(OwnedLabelsOf, Integers);

TYPED_TEST(OwnedLabelsOf, CopyAndCheck) {
    const std::array<TypeParam, 4> numbers = {0, 4, 2, 3};
    const OwnedLabels<5> owned(numbers);
    ASSERT_EQ(owned.rows(), 4u);
    for (Index row = 0; row < 4; ++row) EXPECT_EQ(owned.view()[row], static_cast<Index>(numbers[row]));
    expect_error<DataError>([&] { OwnedLabels<4>{numbers}; },
                            "expected labels from 0 to 3 (4 classes), found 4 in row 1");
}

TEST(OwnedLabels, RefuseWhatAByteWouldFoldIntoTheClasses) {
    const std::vector<int> negative = {0, -1};
    expect_error<DataError>([&] { OwnedLabels<10>{negative}; },
                            "expected labels from 0 to 9 (10 classes), found -1 in row 1");
    const std::vector<std::int64_t> large = {256, 1};
    expect_error<DataError>([&] { OwnedLabels<10>{large}; },
                            "expected labels from 0 to 9 (10 classes), found 256 in row 0");
    const std::vector<std::int64_t> lowest = {std::numeric_limits<std::int64_t>::min()};
    expect_error<DataError>([&] { OwnedLabels<10>{lowest}; },
                            "expected labels from 0 to 9 (10 classes), found -9223372036854775808 in row 0");
    expect_error<DataError>(
        [] {
            OwnedLabels<2>(std::vector<std::uint8_t>{0, 1, 2});
        },
        "expected labels from 0 to 1 (2 classes), found 2 in row 2");
}

}  // namespace
}  // namespace staticnn
