// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "staticnn/core/counted.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// The history in numbers, a row for each epoch, folded. Of many epochs the first and the last alone, as many
/// of each.
inline std::string epoch_table(const StateView& state) {
    constexpr Index most = 500;
    const std::vector<Column> columns = state.history();
    Index epochs = 0;
    for (const Column& column : columns) epochs = std::max(epochs, column.values.size());
    if (epochs == 0) return "";
    const std::string number = " class=\"number\"";
    std::string rows = "<thead><tr><th>epoch</th>";
    for (const Column& column : columns) rows += "<th" + number + ">" + breakable(column.name) + "</th>";
    rows += "</tr></thead>\n";
    for (Index i = 0; i < epochs; ++i) {
        if (epochs > most && i == most / 2) {
            const Index left_out = epochs - most;
            rows += "<tr><td colspan=\"" + std::to_string(columns.size() + 1) + "\">" +
                    counted(quantity(left_out), "epoch") + " left out</td></tr>\n";
            i += left_out;
        }
        rows += "<tr><td>" + quantity(i + 1) + "</td>";
        for (const Column& column : columns)
            rows += "<td" + number + ">" + (i < column.values.size() ? short_number(column.values[i]) : "") +
                    "</td>";
        rows += "</tr>\n";
    }
    return "<section>\n<details><summary>Values of each epoch</summary>\n" + table(rows, "epochs") +
           "</details>\n</section>\n";
}

}  // namespace staticnn::report
