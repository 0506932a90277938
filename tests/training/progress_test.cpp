// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/progress.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace staticnn {
namespace {

EpochReport report_of(const std::vector<std::string>& names, const std::vector<double>& values) {
    return {13, 3, 10, 1300, 0.5249, 0.001, Values(names, values)};
}

TEST(Progress, TellsTheEpochOfTheRunAndItsValues) {
    const std::vector<std::string> names{"loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"};
    const std::vector<double> values{0.43214, 0.84125, 0.5, 1, 0.001};
    EXPECT_EQ(
        detail::epoch_line(report_of(names, values)),
        "Epoch 3/10 - 0.52s - loss: 0.4321 - accuracy: 0.8413 - val_loss: 0.5000 - val_accuracy: 1.0000 - "
        "learning_rate: 1.0000e-03");
}

TEST(Progress, LeavesOutAValidationThatThereWasNot) {
    const std::vector<std::string> names{"loss", "val_loss", "learning_rate"};
    const std::vector<double> values{0.5, std::numeric_limits<double>::quiet_NaN(), 0.1};
    EXPECT_EQ(detail::epoch_line(report_of(names, values)),
              "Epoch 3/10 - 0.52s - loss: 0.5000 - learning_rate: 0.1000");
}

TEST(Progress, ShowsALossThatIsNoNumber) {
    const std::vector<std::string> names{"loss"};
    const std::vector<double> values{std::numeric_limits<double>::quiet_NaN()};
    EXPECT_EQ(detail::epoch_line(report_of(names, values)), "Epoch 3/10 - 0.52s - loss: nan");
}

TEST(Progress, WritesVerySmallAndVeryLargeNumbersWithAnExponent) {
    const std::vector<std::string> names{"a", "b", "c", "d", "e"};
    const std::vector<double> values{0, 0.00101, -0.0001, 999999, -1e308};
    EXPECT_EQ(
        detail::epoch_line(report_of(names, values)),
        "Epoch 3/10 - 0.52s - a: 0.0000 - b: 0.0010 - c: -1.0000e-04 - d: 999999.0000 - e: -1.0000e+308");
}

TEST(Progress, PrintsALineForEachEpoch) {
    const std::vector<std::string> names{"loss"};
    const std::vector<double> values{0.25};
    testing::internal::CaptureStdout();
    const auto hook = print_epochs();
    hook.function(report_of(names, values));
    hook.function(report_of(names, values));
    const std::string line = "Epoch 3/10 - 0.52s - loss: 0.2500\n";
    EXPECT_EQ(testing::internal::GetCapturedStdout(), line + line);
}

TEST(Progress, PrintsNotesBeforeTheirEpoch) {
    const std::vector<std::string> names{"loss"}, notes{"data: they are others", "learning_rate: 1 now"};
    const std::vector<double> values{0.25};
    EpochReport report = report_of(names, values);
    report.notes = notes;
    testing::internal::CaptureStdout();
    print_epochs().function(report);
    EXPECT_EQ(testing::internal::GetCapturedStdout(),
              "Note: data: they are others\nNote: learning_rate: 1 now\nEpoch 3/10 - 0.52s - loss: 0.2500\n");
}

}  // namespace
}  // namespace staticnn
