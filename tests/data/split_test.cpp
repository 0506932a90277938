// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/split.hpp"

#include <cmath>
#include <string>

#include "expect_error.hpp"

namespace staticnn {
namespace {

TEST(ValidationRows, HoldBackTheLastSamplesAsKerasDoes) {
    EXPECT_EQ(validation_rows(3000, 0.2), 600u);
    EXPECT_EQ(validation_rows(60000, 0.1), 6000u);
    EXPECT_EQ(validation_rows(10, 0.25), 3u);  // floor(7.5) are trained on
    EXPECT_EQ(validation_rows(7, 0.5), 4u);
    EXPECT_EQ(validation_rows(2, 0.4), 1u);
    EXPECT_EQ(validation_rows(100, 0.9), 91u);  // not 90: in double 100 * (1 - 0.9) is below 10
}

TEST(ValidationRows, RefuseFractionsThatAreNone) {
    const auto sentence = [](const std::string& found) {
        return "expected a validation split above 0 and below 1, found " + found;
    };
    expect_error<ArgumentError>([] { validation_rows(10, 0); }, sentence("0"));
    expect_error<ArgumentError>([] { validation_rows(10, 1); }, sentence("1"));
    expect_error<ArgumentError>([] { validation_rows(10, -0.2); }, sentence("-0.2"));
    expect_error<ArgumentError>([] { validation_rows(10, 20); }, sentence("20"));
    expect_error<ArgumentError>([] { validation_rows(10, std::nan("")); }, sentence("nan"));
}

TEST(ValidationRows, RefuseAnEmptyPart) {
    expect_error<DataError>(
        [] { validation_rows(3, 0.8); },
        "a validation split of 0.8 of 3 samples leaves 0 for training and 3 for validation: "
        "each needs at least 1");
    expect_error<DataError>([] { validation_rows(3, 1e-17); },
                            "a validation split of 1e-17 of 3 samples leaves 3 for training and 0 for "
                            "validation: each needs at least 1");
    expect_error<DataError>(
        [] { validation_rows(0, 0.5); },
        "a validation split of 0.5 of 0 samples leaves 0 for training and 0 for validation: "
        "each needs at least 1");
}

}  // namespace
}  // namespace staticnn
