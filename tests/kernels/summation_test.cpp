// SPDX-License-Identifier: BSL-1.0
#include "staticnn/kernels/summation.hpp"

#include <gtest/gtest.h>

namespace staticnn::kernels {
namespace {

TEST(Summation, CutsTermsIntoPartsByTheColumnsOfTheResult) {
    const struct {
        Index inner, columns, length;
    } cases[] = {{1, 2, 2},    {4, 2, 2},      {9, 32, 3},     {16, 16, 4},    {17, 32, 5},   {17, 33, 9},
                 {64, 64, 32}, {512, 32, 128}, {513, 32, 128}, {257, 64, 128}, {784, 10, 128}};
    for (const auto& [inner, columns, length] : cases) {
        EXPECT_TRUE(Summation::of(inner, columns).is_cut) << inner << ", " << columns;
        EXPECT_EQ(Summation::of(inner, columns).length, length) << inner << ", " << columns;
    }
}

TEST(Summation, IsOneChainForMoreColumns) {
    EXPECT_FALSE(Summation::of(257, 65).is_cut);
    EXPECT_EQ(Summation::of(257, 65).length, 257u);
}

}  // namespace
}  // namespace staticnn::kernels
