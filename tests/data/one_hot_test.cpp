// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/one_hot.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace staticnn {
namespace {

TEST(OneHot, HasOneInTheColumnOfTheClass) {
    const std::vector<std::uint8_t> classes = {2, 0, 2};
    const OwnedRows<float, 3> rows = one_hot(Labels<3>(classes));
    const float expected[] = {0, 0, 1, 1, 0, 0, 0, 0, 1};
    ASSERT_EQ(rows.rows(), 3u);
    for (Index i = 0; i < 9; ++i) EXPECT_EQ(rows.view().data()[i], expected[i]);
    const OwnedRows<double, 3> doubles = one_hot<double>(Labels<3>(classes));
    EXPECT_EQ(doubles.view().row(1)[0], 1.0);
}

}  // namespace
}  // namespace staticnn
