// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/core/counted.hpp"
#include "staticnn/report/state_view.hpp"

namespace staticnn::report {

/// Moments of a training, in epochs done by then.
struct Marks {
    std::vector<double> starts;       ///< of runs: calls of fit
    std::vector<double> resumptions;  ///< in other processes, from files
};

inline Marks marks_of(const StateView& state) {
    Marks marks;
    // Files may be forged.
    const auto add = [&](std::vector<double>& list, double epochs) {
        if (epochs >= 0 && epochs <= static_cast<double>(state.count("epoch").value_or(0) + 1))
            list.push_back(epochs);
    };
    for (const double start : state.numbers("runs.starts")) add(marks.starts, start);
    const std::string text = state.header(checkpoint::resumed_key).value_or("");
    const char* at = text.data();
    const char* const end = at + text.size();
    double epochs = 0;
    while (at != end) {
        const auto [next, error] = std::from_chars(at, end, epochs);
        if (error != std::errc()) break;
        add(marks.resumptions, epochs);
        at = next == end ? end : next + 1;
    }
    return marks;
}

/// "after 2.5 and 7 epochs", of many the latest alone; empty for none.
inline std::string text_of_moments(const std::vector<double>& moments) {
    constexpr Index most = 20;
    std::string text;
    const Index first = moments.size() > most ? moments.size() - most : 0;
    for (Index i = first; i < moments.size(); ++i) {
        char digits[32];
        const double hundredths = std::round(100 * moments[i]) / 100;
        const auto [end, error] =
            std::to_chars(digits, digits + sizeof digits, hundredths, std::chars_format::general, 6);
        text += (i == first ? "" : i + 1 == moments.size() ? " and " : ", ") + std::string(digits, end);
    }
    if (moments.empty()) return "";
    return std::string("after ") + (first > 0 ? "... " : "") + counted(text, "epoch");
}

}  // namespace staticnn::report
