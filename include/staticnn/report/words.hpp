// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "staticnn/core/counted.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/models/summary.hpp"
#include "staticnn/report/state_view.hpp"

/// Facts of a state as a person reads them.
namespace staticnn::report {

/// "0.3361": five digits, which is what fits beside a chart.
inline std::string short_number(double value) {
    if (std::isnan(value)) return "nan";  // whatever its sign
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// "0.7860": a loss or a metric, with the four decimals that the progress of a training shows.
inline std::string result_text(double value) {
    const double size = std::abs(value);
    if (std::isnan(value) || (size != 0 && !(size > 1e-3 && size < 1e4))) return short_number(value);
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

inline std::string quantity(Index number) { return staticnn::detail::text_with_commas(number); }

/// "-10,000", of a whole number that an integer holds.
inline std::string whole_text(double number) {
    return (number < 0 ? "-" : "") + quantity(static_cast<Index>(std::abs(number)));
}

inline std::string count_text(const StateView& state, std::string_view name) {
    return quantity(state.count(name).value_or(0));
}

/// "01a2...": 16 hexadecimal digits, as digests have.
inline std::string fingerprint_text(std::uint64_t fingerprint) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(fingerprint));
    return digits;
}

inline std::string version_text(Index major, Index minor, Index patch) {
    return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

/// True for "csv_logger" and for "csv_logger_2", the second of its type.
inline bool is_numbered(std::string_view full_name, std::string_view name) {
    if (!full_name.starts_with(name)) return false;
    full_name.remove_prefix(name.size());
    return full_name.empty() || (full_name.size() > 1 && full_name.front() == '_' &&
                                 full_name.find_first_not_of("0123456789", 1) == full_name.npos);
}

/// True when the last run ended before its time because early stopping said so.
inline bool is_stopped_early(const StateView& state) {
    constexpr std::string_view callbacks = "callbacks.", member = ".stopped_epoch";
    for (const Record* record : state.below(callbacks)) {
        const std::string_view name = std::string_view(record->name).substr(callbacks.size());
        if (!name.ends_with(member) ||
            !is_numbered(name.substr(0, name.size() - member.size()), "early_stopping"))
            continue;
        const auto stopped = state.count(record->name).value_or(0);
        if (stopped != 0 && stopped == state.count("epoch")) return true;
    }
    return false;
}

/// "open, 2 of 5 epochs done, 1,280 of 60,000 samples of the next", or how the last run has ended.
inline std::string run_text(const StateView& state) {
    const auto number = [&](const char* name) { return quantity(state.count(name).value_or(0)); };
    const std::string done =
        number("run.epochs_done") + " of " + counted(number("run.epochs_asked"), "epoch");
    if (state.is_true("run.is_open"))
        return "open, " + done + " done, " + number("position") + " of " +
               counted(number("run.samples"), "sample") + " of the next";
    if (state.count("run.epochs_asked").value_or(0) == 0) return "none yet";
    return "ended after " + done + (is_stopped_early(state) ? ", by early stopping" : "");
}

}  // namespace staticnn::report
