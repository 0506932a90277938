// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/words.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "staticnn/report/confusion_table.hpp"

namespace staticnn::report {
namespace {

TEST(ResultText, HasTheDecimalsOfTheProgress) {
    EXPECT_EQ(result_text(0.786), "0.7860");
    EXPECT_EQ(result_text(-1), "-1.0000");
    EXPECT_EQ(result_text(0), "0.0000");
    EXPECT_EQ(result_text(0.00021), "0.00021");
    EXPECT_EQ(result_text(123456), "1.235e+05");
    EXPECT_EQ(result_text(-std::numeric_limits<double>::quiet_NaN()), "nan");
    EXPECT_EQ(result_text(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(WholeText, HasCommas) {
    EXPECT_EQ(whole_text(10000), "10,000");
    EXPECT_EQ(whole_text(-1234567), "-1,234,567");
    EXPECT_EQ(whole_text(0), "0");
}

TEST(Percent, TellsNoneAndAllFromNearlySo) {
    EXPECT_EQ(percent(0.0, 1.0), "0 %");
    EXPECT_EQ(percent(1e-7, 1.0), "under 0.001 %");
    EXPECT_EQ(percent(0.0003, 1.0), "0.03 %");
    EXPECT_EQ(percent(0.913, 1.0), "91.3 %");
    EXPECT_EQ(percent(0.9999, 1.0), "over 99.9 %");
    EXPECT_EQ(percent(1.0, 1.0), "100 %");
    EXPECT_EQ(percent(1.0, 0.0), "");
}

}  // namespace
}  // namespace staticnn::report
