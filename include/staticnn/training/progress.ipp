// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstdio>

#include "staticnn/training/progress.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string epoch_line(const EpochReport& report) {
    char text[64];
    std::snprintf(text, sizeof text, " - %.2fs", report.seconds);
    std::string line =
        "Epoch " + std::to_string(report.run_epoch) + '/' + std::to_string(report.run_epochs) + text;
    const auto numbers = report.values.numbers();
    for (Index i = 0; i < numbers.size(); ++i) {
        const std::string& name = report.values.names()[i];
        if (std::isnan(numbers[i]) && name.starts_with("val_")) continue;
        const double size = std::abs(numbers[i]);
        const bool needs_exponent = size != 0 && (size <= 1e-3 || size >= 1e6);
        std::snprintf(text, sizeof text, needs_exponent ? "%.4e" : "%.4f", numbers[i]);
        line += " - " + name + ": " + text;
    }
    return line;
}

STATICNN_FUNCTION void print_epoch(const EpochReport& report) {
    for (const std::string& note : report.notes) std::printf("Note: %s\n", note.c_str());
    std::printf("%s\n", epoch_line(report).c_str());
    std::fflush(stdout);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
