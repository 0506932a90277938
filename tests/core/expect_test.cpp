// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/expect.hpp"

#include <cmath>
#include <limits>

#include "data/expect_error.hpp"

namespace staticnn {
namespace {

TEST(Expect, SaysWhatWasExpectedAndWhatWasFound) {
    EXPECT_NO_THROW(expect(true, "rate", "at least 0", -1));
    expect_error<ArgumentError>([] { expect(false, "rate", "at least 0", -0.25); },
                                "rate is expected to be at least 0, found -0.25");
    expect_error<ArgumentError>([] { expect(false, "threads", "at most 4096", 1e6); },
                                "threads is expected to be at most 4096, found 1000000");
}

TEST(TextOfNumber, IsTheShortestThatGivesItBack) {
    EXPECT_EQ(text_of_number(0.1), "0.1");
    EXPECT_EQ(text_of_number(3), "3");
    EXPECT_EQ(text_of_number(1e-7), "1e-07");
    EXPECT_EQ(text_of_number(-std::numeric_limits<double>::max()), "-1.7976931348623157e+308");
    EXPECT_EQ(text_of_number(std::nan("")), "nan");
    EXPECT_EQ(text_of_number(std::numeric_limits<double>::infinity()), "inf");
}

TEST(TextForMessage, WritesWholeNumbersWithoutAnExponent) {
    EXPECT_EQ(text_for_message(1e6), "1000000");
    EXPECT_EQ(text_for_message(2e-4), "0.0002");
    EXPECT_EQ(text_for_message(-1e-4), "-0.0001");
    EXPECT_EQ(text_for_message(0.1), "0.1");
    EXPECT_EQ(text_for_message(2e-5), "2e-05");
    EXPECT_EQ(text_for_message(-9007199254740992.0), "-9007199254740992");
    EXPECT_EQ(text_for_message(1e300), "1e+300");
    EXPECT_EQ(text_for_message(0.5), "0.5");
    EXPECT_EQ(text_for_message(std::nan("")), "nan");
    EXPECT_EQ(text_for_message(-std::numeric_limits<double>::infinity()), "-inf");
}

}  // namespace
}  // namespace staticnn
