// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/standardizer.hpp"

#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "expect_error.hpp"
#include "reference/standardizer.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/data/selection.hpp"

namespace staticnn {
namespace {

constexpr Index rows_of_reference = std::size(reference::fitted_rows) / 3;
const Rows<const double, 3> fitted(reference::fitted_rows, rows_of_reference);
const Rows<const double, 3> others(reference::other_rows, 2);

template <class Values>
void expect_close(const Rows<const double, 3>& found, const Values& expected) {
    ASSERT_EQ(found.size(), std::size(expected));
    for (Index i = 0; i < found.size(); ++i) EXPECT_NEAR(found.data()[i], expected[i], 1e-14) << i;
}

TEST(Standardizer, IsThatOfScikitLearn) {
    const Standardizer standardizer(fitted);
    for (Index column = 0; column < 3; ++column) {
        EXPECT_DOUBLE_EQ(standardizer.means()[column], reference::means[column]);
        EXPECT_DOUBLE_EQ(standardizer.deviations()[column], reference::deviations[column]);
    }
    const auto rows = standardizer.apply<double>(fitted);
    expect_close(rows.view(), reference::standardized_rows);
    const auto other_rows = standardizer.apply<double>(others);
    expect_close(other_rows.view(), reference::standardized_others);
}

TEST(Standardizer, IsReversible) {
    const Standardizer standardizer(fitted);
    const auto rows = standardizer.apply<double>(others);
    const auto back = standardizer.restore<double>(rows.view());
    for (Index i = 0; i < back.view().size(); ++i)
        EXPECT_NEAR(back.view().data()[i], reference::other_rows[i], 1e-13);
}

TEST(Standardizer, LooksAtScaledValuesAndSelections) {
    const std::vector<std::uint8_t> bytes = {0, 10, 200, 30};
    const Dataset<std::uint8_t, 1, Labels<2>> data({bytes, 0.5f}, std::vector<int>{0, 1, 0, 1});
    const auto selection = select(data, {1, 3});
    const Standardizer standardizer(selection.view().features());
    EXPECT_EQ(standardizer.means()[0], 10);
    EXPECT_EQ(standardizer.deviations()[0], 5);
    const OwnedRows<float, 1> rows = standardizer.apply(data.features());
    EXPECT_EQ(rows.view().data()[0], -2);
    EXPECT_EQ(rows.view().data()[2], 18);
}

TEST(Standardizer, ChangesNothingAtFirst) {
    const auto rows = Standardizer<3>().apply<double>(fitted);
    for (Index i = 0; i < fitted.size(); ++i) EXPECT_EQ(rows.view().data()[i], fitted.data()[i]);
}

TEST(Standardizer, IsSavedAndLoadedLikeAnyState) {
    Standardizer standardizer(fitted);
    Leaves leaves;
    append_members(standardizer, "standardizer", leaves);
    for (const auto format : {checkpoint::Format::binary, checkpoint::Format::xml}) {
        const std::string bytes = checkpoint::to_bytes({{"kind", "standardizer"}}, leaves, format);
        Standardizer<3> loaded;
        Leaves loaded_leaves;
        append_members(loaded, "standardizer", loaded_leaves);
        EXPECT_FALSE(loaded == standardizer);
        checkpoint::restore(checkpoint::from_bytes(bytes, "memory").records, loaded_leaves, {}, "memory");
        EXPECT_TRUE(loaded == standardizer);
    }
}

TEST(Standardizer, RefusesNothingAndNumbersOfAnotherWidth) {
    expect_error<DataError>([] { Standardizer(fitted.slice(0, 0)); },
                            "a standardizer is expected to get at least 1 row, found none");
    Standardizer standardizer(fitted);
    Leaves leaves;
    append_members(standardizer, "standardizer", leaves);
    const double means[] = {1, 2};
    leaves[0].assign(std::as_bytes(std::span(means)));
    expect_error<DataError>([&] { standardizer.apply(fitted); },
                            "a standardizer of 3 features is expected to hold as many means and deviations, "
                            "found 2 and 3");
}

}  // namespace
}  // namespace staticnn
