// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace staticnn {
namespace {

TEST(GroupMoments, AreThoseOfEachColumnWhereThereAreFew) {
    detail::ColumnSums sums(3);
    for (const auto& row : {std::vector<float>{1, 5, -1}, {2, 5, 1}, {6, 5, -1}, {7, 5, 1}}) sums.add(row);
    const GroupMoments moments = sums.moments();
    EXPECT_EQ(moments.means, (std::vector<double>{4, 5, 0}));
    EXPECT_EQ(moments.deviations, (std::vector<double>{std::sqrt(6.5), 0, 1}));
}

TEST(GroupMoments, PoolNeighbouringColumns) {
    detail::ColumnSums sums(130);  // groups of 2, 2, ... with 3 in two of them
    std::vector<float> row(130);
    for (Index column = 0; column < 130; ++column) row[column] = static_cast<float>(column);
    sums.add(row);
    const GroupMoments moments = sums.moments();
    ASSERT_EQ(moments.means.size(), 64u);
    ASSERT_EQ(moments.deviations.size(), 64u);
    EXPECT_EQ(moments.means[0], 0.5);
    EXPECT_EQ(moments.deviations[0], 0.5);
    Index columns = 0;
    for (Index group = 0; group < 64; ++group) {
        const Index first = GroupMoments::first_column(group, 130),
                    end = GroupMoments::first_column(group + 1, 130);
        EXPECT_EQ(first, columns);
        EXPECT_EQ(moments.means[group], static_cast<double>(first + end - 1) / 2);
        columns = end;
    }
    EXPECT_EQ(columns, 130u);

    const GroupMoments each = sums.moments_of_columns();
    EXPECT_EQ(each.means, std::vector<double>(row.begin(), row.end()));
    EXPECT_EQ(each.deviations, std::vector<double>(130, 0.0));
}

TEST(GroupMoments, OfNanAreNanOfOneKind) {
    detail::ColumnSums sums(1);
    const float minus_nan = -std::numeric_limits<float>::quiet_NaN();
    sums.add({&minus_nan, 1});
    EXPECT_TRUE(std::isnan(sums.moments().means[0]));
    EXPECT_FALSE(std::signbit(sums.moments().means[0]));
    EXPECT_FALSE(std::signbit(sums.moments().deviations[0]));
}

}  // namespace
}  // namespace staticnn
