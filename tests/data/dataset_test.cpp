// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "expect_error.hpp"

namespace staticnn {
namespace {

using Classification = Dataset<float, 2, Labels<3>>;
using Regression = Dataset<std::uint8_t, 1, Rows<const double, 2>>;

// What looks at a data set may be asked of a variable and not of a temporary.
template <class T>
concept HasView = requires(T&& data) {
    std::forward<T>(data).view();
};
template <class T>
concept HasFeatures = requires(T&& data) {
    std::forward<T>(data).features();
};
template <class T>
concept HasTargets = requires(T&& data) {
    std::forward<T>(data).targets();
};
template <class T>
concept HasSlice = requires(T&& data) {
    std::forward<T>(data).slice(0, 1);
};
template <class T>
concept HasTake = requires(T&& data) {
    std::forward<T>(data).take(1);
};
template <class T>
concept HasDrop = requires(T&& data) {
    std::forward<T>(data).drop(1);
};
template <class T>
concept HasSplit = requires(T&& data) {
    std::forward<T>(data).split(0.5);
};
template <class T>
concept HasWeights = requires(T&& data, const std::vector<float>& weights) {
    std::forward<T>(data).with_weights(weights);
};
template <class T>
concept HasAny = HasView<T> || HasFeatures<T> || HasTargets<T> || HasSlice<T> || HasTake<T> || HasDrop<T> ||
    HasSplit<T> || HasWeights<T> || std::is_convertible_v<T, Classification::View>;
template <class T>
concept HasAll = HasView<T> && HasFeatures<T> && HasTargets<T> && HasSlice<T> && HasTake<T> && HasDrop<T> &&
    HasSplit<T> && HasWeights<T> && std::is_convertible_v<T, Classification::View>;
static_assert(HasAll<Classification&>);
static_assert(HasAll<const Classification&>);
static_assert(!HasAny<Classification>);
static_assert(!HasAny<const Classification>);

static_assert(std::is_same_v<Classification::View, DataView<Rows<const float, 2>, Labels<3>>>);
static_assert(std::is_same_v<Regression::View, DataView<Rows<const std::uint8_t, 1>, Rows<const double, 2>>>);
static_assert(std::is_nothrow_move_constructible_v<Classification>);
static_assert(std::is_nothrow_move_assignable_v<Classification>);

Classification make() {
    const std::vector<float> values = {0, 1, 2, 3, 4, 5, 6, 7};
    const std::vector<int> classes = {0, 1, 2, 1};
    return Classification(values, classes);
}

TEST(Dataset, TakesValuesAndClassNumbersOfAnyIntegerType) {
    const Classification data = make();
    EXPECT_EQ(data.rows(), 4u);
    EXPECT_EQ(data.features().row(3)[1], 7);
    EXPECT_EQ(data.targets()[2], 2u);
    EXPECT_EQ(data.view().features().data(), data.features().data());
    const Classification::View view = data;
    EXPECT_EQ(view.targets().data(), data.targets().data());
}

TEST(Dataset, ServesRegression) {
    const Regression data({{1, 2}, 0.5f}, std::vector<double>{10, 11, 20, 21});
    EXPECT_EQ(data.rows(), 2u);
    EXPECT_EQ(data.features().scale(), 0.5f);
    EXPECT_EQ(data.targets().row(1)[0], 20);
}

TEST(Dataset, IsAValue) {
    const Classification data = make();
    Classification copy = data;
    EXPECT_NE(copy.features().data(), data.features().data());
    EXPECT_NE(copy.targets().data(), data.targets().data());
    EXPECT_EQ(copy.features().row(1)[0], 2);
    EXPECT_EQ(copy.targets()[3], 1u);

    const float* const address = copy.features().data();
    Classification moved = std::move(copy);
    EXPECT_EQ(moved.features().data(), address);
    EXPECT_EQ(moved.rows(), 4u);

    copy = data;  // a data set that was moved from can be used again
    EXPECT_EQ(copy.view().rows(), 4u);
    copy = Classification(std::vector<float>{8, 9}, std::vector<int>{2});
    EXPECT_EQ(copy.rows(), 1u);
    EXPECT_EQ(copy.targets()[0], 2u);
    EXPECT_EQ(data.rows(), 4u);
}

TEST(Dataset, GivesViewsOfItsParts) {
    const Classification data = make();
    EXPECT_EQ(data.slice(1, 2).features().data(), data.features().row(1).data());
    EXPECT_EQ(data.slice(1, 2).rows(), 2u);
    EXPECT_EQ(data.take(3).rows(), 3u);
    EXPECT_EQ(data.drop(3).targets()[0], 1u);
    const auto [training, validation] = data.split(0.25);
    EXPECT_EQ(training.rows(), 3u);
    EXPECT_EQ(validation.rows(), 1u);
    EXPECT_EQ(validation.features().row(0)[0], 6);
}

TEST(Dataset, RefusesPartsThatDoNotFit) {
    const Classification data = make();
    expect_error<DataError>([&] { data.slice(2, 3); },
                            "a slice of 3 rows from row 2 does not fit: there are 4 rows");
    expect_error<DataError>([&] { data.take(5); },
                            "a slice of 5 rows from row 0 does not fit: there are 4 rows");
    expect_error<DataError>([&] { data.drop(5); }, "cannot drop 5 rows: there are 4");
    expect_error<ArgumentError>([&] { data.split(0); },
                                "expected a validation split above 0 and below 1, found 0");
}

TEST(Dataset, RefusesWhatDoesNotBelongTogether) {
    const std::vector<float> values(8);
    expect_error<DataError>(
        [&] { Classification(values, std::vector<int>(3)); },
        "expected one row of targets for each row of features, found 4 rows of features and "
        "3 rows of targets");
    expect_error<DataError>(
        [&] {
            Classification(values, std::vector<int>{0, 1, 3, 0});
        },
        "expected labels from 0 to 2 (3 classes), found 3 in row 2");
    expect_error<DataError>([] { Classification(std::vector<float>(7), std::vector<int>(4)); },
                            "7 values do not make rows of 2: 1 would be left over");
}

}  // namespace
}  // namespace staticnn
