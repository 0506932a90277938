// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/owned_rows.hpp"

#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "expect_error.hpp"
#include "has_view.hpp"

namespace staticnn {
namespace {

static_assert(HasView<OwnedRows<float, 2>&>);
static_assert(HasView<const OwnedRows<float, 2>&>);
static_assert(!HasView<OwnedRows<float, 2>>, "a view of a temporary would dangle");
static_assert(!HasView<const OwnedRows<float, 2>>, "a view of a temporary would dangle");

TEST(OwnedRows, TakeAVectorWithoutCopying) {
    std::vector<std::uint8_t> bytes = {1, 2, 3, 4, 5, 6};
    const std::uint8_t* const address = bytes.data();
    const OwnedRows<std::uint8_t, 3> owned(std::move(bytes), 0.5f);
    EXPECT_EQ(owned.rows(), 2u);
    EXPECT_EQ(owned.view().data(), address);
    EXPECT_EQ(owned.view().rows(), 2u);
    EXPECT_EQ(owned.view().scale(), 0.5f);
    static_assert(std::is_same_v<decltype(owned.view()), Rows<const std::uint8_t, 3>>);
}

TEST(OwnedRows, AreIndependentCopies) {
    std::vector<double> values = {1, 2};
    const OwnedRows<double, 2> owned(values);
    const auto copy = owned;
    values[0] = 9;
    EXPECT_EQ(owned.view().row(0)[0], 1);
    EXPECT_NE(copy.view().data(), owned.view().data());
    EXPECT_EQ(copy.view().row(0)[1], 2);
}

TEST(OwnedRows, ConvertNumbersOfAnotherType) {
    const std::vector<double> values = {0.1, -2};
    const OwnedRows<float, 2> owned(values);
    EXPECT_EQ(owned.view().row(0)[0], 0.1f);
    EXPECT_EQ(owned.view().row(0)[1], -2.0f);
    const OwnedRows<double, 1> bytes(std::vector<std::uint8_t>{0, 255});
    EXPECT_EQ(bytes.view().row(1)[0], 255.0);
    static_assert(!std::is_constructible_v<OwnedRows<std::uint8_t, 1>, std::vector<float>>,
                  "would lose too much");
}

TEST(OwnedRows, RefuseValuesThatDoNotFillARowAndBadScales) {
    using Four = OwnedRows<float, 4>;
    expect_error<DataError>([] { Four(std::vector<float>(6)); },
                            "6 values do not make rows of 4: 2 would be left over");
    expect_error<DataError>([] { Four(std::vector<float>(8), 0.0f); },
                            "expected a scale that is finite and not 0, found 0.000000");
}

}  // namespace
}  // namespace staticnn
