// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include "staticnn/core/index.hpp"
#include "staticnn/report/html.hpp"

namespace staticnn::report {

/// An entry of a legend.
struct LegendEntry {
    std::string classes;  // of the line that stands for it
    std::string path;     // in a box of 26 by 8, or of 10 by 10
    std::string label;
    bool is_mark = false;
    std::string group{};  // the class of what stands around it

    /// With the gap to its label, in a drawing.
    Index width() const { return is_mark ? 15 : 32; }
    std::string line() const {
        const std::string path_element = "<path class=\"" + classes + "\" d=\"" + path + "\"/>";
        return group.empty() ? path_element : "<g class=\"" + group + "\">" + path_element + "</g>";
    }
};

/// What stands above a chart.
inline std::string caption(const std::string& title, const std::vector<LegendEntry>& legend) {
    std::string html;
    for (const LegendEntry& entry : legend)
        html += std::string("<span><svg ") +
                (entry.is_mark ? "class=\"mark\" viewBox=\"0 0 10 10\"" : "viewBox=\"0 0 26 8\"") +
                " aria-hidden=\"true\">" + entry.line() + "</svg>" + escaped(entry.label) + "</span>\n";
    return "<figcaption><h3>" + escaped(title) + "</h3>\n" + html + "</figcaption>\n";
}

}  // namespace staticnn::report
