// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "staticnn/core/index.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

/// What a HealthMonitor says of a network.
namespace staticnn::report {

/// True for the leaf that holds them.
inline bool holds_findings(std::string_view leaf) {
    constexpr std::string_view prefix = "callbacks.", member = ".findings";
    if (!leaf.starts_with(prefix) || !leaf.ends_with(member)) return false;
    leaf.remove_prefix(prefix.size());
    return leaf.size() > member.size() &&
           is_numbered(leaf.substr(0, leaf.size() - member.size()), "health_monitor");
}

/// "none", "1, at the top of the page"
inline std::string words_of_findings(std::string_view lines) {
    const auto count = std::count(lines.begin(), lines.end(), '\n');
    return count == 0 ? "none" : quantity(static_cast<Index>(count)) + ", at the top of the page";
}

/// Lines as a list.
inline std::string list_of_lines(const std::string& lines) {
    std::string html;
    for (Index begin = 0, end; (end = lines.find('\n', begin)) != lines.npos; begin = end + 1)
        html += "<li>" + escaped(lines.substr(begin, end - begin)) + "</li>\n";
    return "<ul>\n" + html + "</ul>\n";
}

/// The list, and of which epoch it is: the last that ended, for a monitor that is on looks at each.
inline std::string findings(const StateView& state) {
    std::string html;
    for (const Record* record : state.callback_values()) {
        if (!holds_findings(record->name)) continue;
        const std::string lines = state.text(record->name);
        if (lines.find('\n') == lines.npos) continue;
        const std::string monitor = record->name.substr(0, record->name.rfind('.'));
        const Index interval = state.count(monitor + ".interval").value_or(0);
        html += "<p class=\"soft\">" +
                (interval == 0 ? "Of the last epoch that HealthMonitor looked at."
                               : "Of epoch " + count_text(state, "epoch") + ", of which HealthMonitor saw " +
                                     (interval == 1 ? "every batch" : "one batch in " + quantity(interval)) +
                                     ". Findings of earlier epochs are not kept.") +
                "</p>\n" + list_of_lines(lines);
    }
    return html;
}

}  // namespace staticnn::report
