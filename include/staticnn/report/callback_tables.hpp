// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <string_view>

#include "staticnn/report/findings.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/report/words_for_zero.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"

/// Settings and memory of callbacks as a person reads them.
namespace staticnn::report {

/// What a callback goes on from, and nobody reads.
inline bool is_for_the_callback_alone(std::string_view name) {
    return name == "alive" || name == "keys" || name == "inputs.samples";
}

/// A text of several lines with a semicolon in the place of each end of a line.
inline std::string in_one_line(const std::string& lines) {
    std::string text;
    for (Index begin = 0; begin < lines.size();) {
        const Index end = std::min(lines.find('\n', begin), lines.size());
        text += (text.empty() ? "" : "; ") + lines.substr(begin, end - begin);
        begin = end + 1;
    }
    return text;
}

/// Empty where there is nothing to be said.
inline std::string callback_value(const StateView& state, const Record& record) {
    if (record.type == ElementType::text) return one_line(in_one_line(state.text(record.name)));
    if (const auto number = state.number(record.name)) {
        const bool is_whole = std::abs(*number) < 1e9 && *number == std::round(*number);
        return std::isnan(*number) ? "none" : is_whole ? whole_text(*number) : short_number(*number);
    }
    if (const auto count = state.count(record.name)) {
        if (const std::string_view words = words_for_zero(record.name); *count == 0 && !words.empty())
            return std::string(words);
        return record.name.ends_with(".patience") && *count >= EarlyStopping::never ? "never"
                                                                                    : quantity(*count);
    }
    return value_text(record);
}

/// True for what a HealthMonitor that looks at nothing would go by, and for what it did not find.
inline bool is_of_no_effect(const StateView& state, const Record& record) {
    const std::string monitor = record.name.substr(0, record.name.rfind('.'));
    constexpr std::string_view prefix = "callbacks.";
    if (!monitor.starts_with(prefix) ||
        !is_numbered(std::string_view(monitor).substr(prefix.size()), "health_monitor") ||
        state.count(monitor + ".interval") != 0)
        return false;
    return holds_findings(record.name) ? state.text(record.name).empty()
                                       : record.name != monitor + ".interval";
}

/// "Early stopping"
inline std::string callback_title(std::string_view name) {
    std::string title(name);
    std::replace(title.begin(), title.end(), '_', ' ');
    if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return "<h3>" + escaped(title) + "</h3>\n";
}

/// A table for each callback.
inline std::string callbacks(const StateView& state) {
    constexpr std::string_view prefix = "callbacks.";
    std::string html, shown, rows, lists;
    const auto finish = [&] {
        if (!rows.empty() || !lists.empty())
            html += callback_title(shown) + (rows.empty() ? "" : table(rows)) + lists;
        rows.clear();
        lists.clear();
    };
    for (const Record* record : state.callback_values()) {
        const std::string full = record->name.substr(prefix.size());
        const Index dot = std::min(full.find('.'), full.size());
        const std::string name = dot < full.size() ? full.substr(dot + 1) : full;
        if (full.substr(0, dot) != shown) {
            finish();
            shown = full.substr(0, dot);
        }
        if (is_for_the_callback_alone(name) || is_of_no_effect(state, *record)) continue;
        const std::string text = state.text(record->name);
        if (holds_findings(record->name))
            rows += row(name, words_of_findings(text));
        else if (text.find('\n') != text.npos)
            lists += list_of_lines(text);
        else if (const std::string value = callback_value(state, *record); !value.empty())
            rows += row(name, value);
    }
    finish();
    return html;
}

}  // namespace staticnn::report
