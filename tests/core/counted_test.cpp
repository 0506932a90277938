// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/counted.hpp"

#include <gtest/gtest.h>

namespace staticnn {
namespace {

TEST(Counted, HasAPluralUnlessThereIsOne) {
    EXPECT_EQ(counted(0, "epoch"), "0 epochs");
    EXPECT_EQ(counted(1, "epoch"), "1 epoch");
    EXPECT_EQ(counted(11, "epoch"), "11 epochs");
    EXPECT_EQ(counted("1,001", "sample"), "1,001 samples");
}

}  // namespace
}  // namespace staticnn
