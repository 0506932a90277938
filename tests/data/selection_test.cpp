// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/selection.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "expect_error.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {
namespace {

const Dataset<std::uint8_t, 2, Labels<3>> few_images({{0, 1, 10, 11, 20, 21, 30, 31}, 0.5f},
                                                     std::vector<int>{0, 1, 2, 1});

/// The values of all rows of a source.
template <class Source>
std::vector<int> integers_of(const Source& source) {
    std::vector<int> values;
    for (Index row = 0; row < source.rows(); ++row) {
        ElementOf<Source> read[Source::width];
        read_row(source, row, 0, nullptr, read);
        values.insert(values.end(), read, read + Source::width);
    }
    return values;
}

TEST(Selection, IsTheNamedSamplesInTheirOrder) {
    const auto selection = select(few_images, {3, 0, 3});
    const auto view = selection.view();
    EXPECT_EQ(selection.rows(), 3u);
    EXPECT_EQ(view.rows(), 3u);
    EXPECT_EQ(integers_of(view.features()), (std::vector{30, 31, 0, 1, 30, 31}));
    EXPECT_EQ(view.features().scale(), 0.5f);
    EXPECT_EQ(view.targets()[0], 1u);
    EXPECT_EQ(view.targets()[1], 0u);
    EXPECT_EQ(selection.numbers(), (std::vector<std::uint32_t>{3, 0, 3}));
}

TEST(Selection, GivesViewsOfItsParts) {
    const auto selection = select(few_images, {3, 0, 1, 2});
    const auto [training, validation] = selection.view().split(0.5);
    EXPECT_EQ(integers_of(training.features()), (std::vector{30, 31, 0, 1}));
    EXPECT_EQ(integers_of(validation.features()), (std::vector{10, 11, 20, 21}));
    EXPECT_EQ(validation.targets()[1], 2u);
    expect_error<DataError>([&] { selection.view().slice(2, 3); },
                            "a slice of 3 rows from row 2 does not fit: there are 4 rows");
}

TEST(Selection, MayBeSelectedFrom) {
    const auto first = select(few_images, {3, 2, 0});
    const auto second = select(first, {1, 0, 1});
    EXPECT_EQ(integers_of(second.view().features()), (std::vector{20, 21, 30, 31, 20, 21}));
    EXPECT_EQ(second.view().targets()[0], 2u);
}

TEST(Selection, ServesRegression) {
    const Dataset<float, 1, Rows<double, 2>> data(std::vector<float>{1, 2},
                                                  std::vector<double>{10, 11, 20, 21});
    const auto selection = select(data, {1});
    EXPECT_EQ(integers_of(selection.view().targets()), (std::vector{20, 21}));
}

TEST(Selection, IsAValue) {
    auto selection = select(few_images, {3, 0});
    const auto copy = selection;
    selection = select(few_images, {1});
    EXPECT_EQ(integers_of(selection.view().features()), (std::vector{10, 11}));
    EXPECT_EQ(integers_of(copy.view().features()), (std::vector{30, 31, 0, 1}));
}

TEST(Selection, RefusesRowsThatAreNotThere) {
    expect_error<DataError>(
        [] {
            select(few_images, {0, 4});
        },
        "row 4 does not exist: there are 4 rows, counted from 0");
}

template <class Data>
concept Selectable = requires(Data&& data) {
    select(std::forward<Data>(data), std::vector<std::uint32_t>());
};
static_assert(Selectable<const Dataset<float, 1, Labels<2>>&>);
static_assert(Selectable<Dataset<float, 1, Labels<2>>::View>);
static_assert(!Selectable<Dataset<float, 1, Labels<2>>>);

}  // namespace
}  // namespace staticnn
