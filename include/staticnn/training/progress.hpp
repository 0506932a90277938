// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstdio>
#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// "Epoch 3/10 - 0.52s - loss: 0.4321 - val_loss: 0.4500". Values of a validation that there was not are left
/// out; very small and very large ones have an exponent.
inline std::string epoch_line(const EpochReport& report) {
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

}  // namespace detail

/// A hook that prints one line for each epoch, and before the first one line for each note of the run:
/// fit(data, options, print_epochs()).
inline auto print_epochs() {
    return on_epoch_end([](const EpochReport& report) {
        for (const std::string& note : report.notes) std::printf("Note: %s\n", note.c_str());
        std::printf("%s\n", detail::epoch_line(report).c_str());
        std::fflush(stdout);
    });
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
