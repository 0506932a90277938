// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/rows.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <list>
#include <span>
#include <type_traits>
#include <vector>

#include "expect_error.hpp"

namespace staticnn {
namespace {

const std::vector<float> six = {0, 1, 2, 3, 4, 5};

TEST(Rows, SeesAVectorRowByRow) {
    const auto view = rows<2>(six);
    static_assert(std::is_same_v<decltype(view), const Rows<const float, 2>>);
    static_assert(decltype(view)::width == 2);
    EXPECT_EQ(view.rows(), 3u);
    EXPECT_EQ(view.size(), 6u);
    EXPECT_EQ(view.data(), six.data());
    const std::span<const float, 2> row = view.row(2);
    EXPECT_EQ(row[0], 4);
    EXPECT_EQ(row[1], 5);
    EXPECT_EQ(row.data(), view.at(2).data());
    EXPECT_EQ(view.scale(), 1);
}

TEST(Rows, AreMadeFromWhateverIsContiguous) {
    double array[4] = {1, 2, 3, 4};
    std::array<std::uint8_t, 3> bytes = {7, 8, 9};
    EXPECT_EQ(rows<4>(array).row(0)[3], 4);
    EXPECT_EQ((Rows<std::uint8_t, 1>(bytes).rows()), 3u);
    EXPECT_EQ((Rows<const double, 2>(array).rows()), 2u);
    EXPECT_EQ(rows<3>(std::span(six)).rows(), 2u);  // a span is a view already: a temporary one is fine
    EXPECT_EQ((Rows<const float, 2>(six.data(), 3).row(1)[0]), 2);
    static_assert(!std::is_constructible_v<Rows<const float, 2>, std::list<float>&>);
    static_assert(!std::is_convertible_v<const std::vector<float>&, Rows<const float, 2>>);
}

TEST(Rows, OfNothingAreEmpty) {
    const std::vector<float> nothing;
    EXPECT_EQ(rows<7>(nothing).rows(), 0u);
    EXPECT_EQ((Rows<float, 7>(nullptr, 0).size()), 0u);
    EXPECT_EQ(rows<7>(nothing).slice(0, 0).rows(), 0u);
}

TEST(Rows, WriteThroughAndConvertToReadOnly) {
    std::vector<float> values = six;
    const auto writable = rows<3>(values).with_scale(0.5f);
    writable.row(1)[0] = 30;
    EXPECT_EQ(values[3], 30);
    const Rows<const float, 3> readable = writable;
    EXPECT_EQ(readable.data(), values.data());
    EXPECT_EQ(readable.rows(), 2u);
    EXPECT_EQ(readable.scale(), 0.5f);
    static_assert(!std::is_constructible_v<Rows<float, 3>, Rows<const float, 3>>);
    static_assert(!std::is_constructible_v<Rows<const float, 3>, Rows<const double, 3>>);
    static_assert(!std::is_constructible_v<Rows<const float, 3>, Rows<const float, 2>>);
}

TEST(Rows, KeepTheirScaleInCopiesAndSlices) {
    auto scaled = rows<2>(six).with_scale(0.25f);
    auto copy = scaled;  // of a variable that is not const: must not be taken for a range of values
    EXPECT_EQ(copy.scale(), 0.25f);
    EXPECT_EQ(scaled.slice(1, 2).scale(), 0.25f);
}

TEST(Rows, AreSliced) {
    const auto middle = rows<1>(six).slice(2, 3);
    EXPECT_EQ(middle.rows(), 3u);
    EXPECT_EQ(middle.row(0)[0], 2);
    EXPECT_EQ(middle.slice(1, 2).row(1)[0], 4);
    EXPECT_EQ(rows<1>(six).slice(6, 0).rows(), 0u);
}

TEST(Rows, RefuseSlicesThatDoNotFit) {
    const auto view = rows<2>(six);
    expect_error<DataError>([&] { view.slice(1, 3); },
                            "a slice of 3 rows from row 1 does not fit: there are 3 rows");
    expect_error<DataError>([&] { view.slice(4, 0); },
                            "a slice of 0 rows from row 4 does not fit: there are 3 rows");
    const Index most = std::numeric_limits<Index>::max();  // first + count would wrap around to 2
    expect_error<DataError>([&] { view.slice(3, most); },
                            "a slice of 18446744073709551615 rows from row 3 does not fit: there are 3 rows");
    expect_error<DataError>([&] { view.at(3); }, "row 3 does not exist: there are 3 rows, counted from 0");
}

TEST(Rows, RefuseValuesThatDoNotFillARow) {
    const std::vector<float> thousand(1000);
    expect_error<DataError>([&] { rows<784>(thousand); },
                            "1000 values do not make rows of 784: 216 would be left over");
    expect_error<DataError>([] { Rows<const float, 4>{six}; },
                            "6 values do not make rows of 4: 2 would be left over");
    expect_error<DataError>([] { Rows<const float, 4>(nullptr, 3); },
                            "expected the address of 3 rows of 4 values, found a null pointer");
}

TEST(Rows, RefuseAScaleThatSpoilsEveryValue) {
    const auto view = rows<2>(six);
    expect_error<DataError>([&] { view.with_scale(0); },
                            "expected a scale that is finite and not 0, found 0.000000");
    expect_error<DataError>([&] { view.with_scale(std::numeric_limits<float>::infinity()); },
                            "expected a scale that is finite and not 0, found inf");
    expect_error<DataError>([&] { view.with_scale(std::numeric_limits<float>::quiet_NaN()); },
                            "expected a scale that is finite and not 0, found nan");
}

}  // namespace
}  // namespace staticnn
