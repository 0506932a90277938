// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/report/axes.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/legend.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// A curve by epoch. NaN where there is no value.
struct Series {
    std::string label;
    std::vector<double> values;
    int color = 0;           // 0 or 1
    bool is_dashed = false;  // colours alone tell nothing to some
};

/// The values of some curves by epoch as an SVG that is as wide as its place, with axes and their names, and
/// marks where runs began and where training was resumed.
class SvgChart {
public:
    static constexpr double width = 400, height = 270;

    SvgChart(std::string title, std::vector<Series> series, Marks marks = {})
        : title_(std::move(title)), series_(std::move(series)), marks_(std::move(marks)) {
        // The first run begins where the chart does.
        std::erase_if(marks_.starts, [](double start) { return start == 0; });
        for (const Series& one : series_) {
            epochs_ = std::max(epochs_, one.values.size());
            for (const double value : one.values) {
                if (!std::isfinite(value)) continue;
                axes_.low = std::min(axes_.low, value);
                axes_.high = std::max(axes_.high, value);
            }
        }
        if (!is_drawn()) return;
        double margin = (axes_.high - axes_.low) * 0.04;
        if (margin == 0) margin = axes_.high == 0 ? 1 : std::abs(axes_.high) / 2;
        // Nothing is below 0 that only seems so because of a margin.
        axes_.low = axes_.low >= 0 ? std::max(0.0, axes_.low - margin) : axes_.low - margin;
        axes_.high += margin;
        axes_.to = static_cast<double>(epochs_);
    }

    bool is_drawn() const { return epochs_ > 0 && axes_.low <= axes_.high; }
    const std::string& title() const { return title_; }

    std::string figure() const {
        if (!is_drawn()) return "";
        return "<figure>\n" + caption(title_, legend()) +
               "<svg viewBox=\"0 0 400 270\" role=\"img\" aria-label=\"" + escaped(title_) +
               " by epoch\">\n" + drawing() + "</svg>\n</figure>\n";
    }

    /// What stands in the chart, without the svg element.
    std::string drawing() const {
        std::string svg = axes_.drawing("epoch", title_, 6, 5, 1);
        svg += marks(marks_.starts, "start", "a run began after ") +
               marks(marks_.resumptions, "resumed", "resumed after ");
        for (const Series& one : series_) svg += curve(one);
        return svg;
    }

    std::vector<LegendEntry> legend() const {
        std::vector<LegendEntry> entries;
        for (const Series& one : series_)
            if (!one.label.empty()) entries.push_back({classes(one, "curve"), "M1 4H25", one.label});
        if (!marks_.starts.empty()) entries.push_back({"start", "M5 0V10", "new run", true});
        if (!marks_.resumptions.empty()) entries.push_back({"resumed", "M5 0V10", "resumed", true});
        return entries;
    }

private:
    static std::string classes(const Series& series, const char* kind) {
        return std::string(kind) + " s" + std::to_string(series.color) + (series.is_dashed ? " dashed" : "");
    }

    /// A line each, of which those closer than two units are one.
    std::string marks(const std::vector<double>& moments, const char* kind, const char* words) const {
        std::string svg;
        std::set<long> drawn;
        for (const double moment : moments) {
            if (!drawn.insert(std::lround(axes_.x_of(moment) / 2)).second) continue;
            svg += std::string("<path class=\"") + kind + "\" d=\"M" + coordinate(axes_.x_of(moment)) + ' ' +
                   coordinate(axes_.top) + 'V' + coordinate(axes_.bottom) + "\"><title>" + words +
                   text_of_moments({moment}).substr(6) + "</title></path>\n";
        }
        return svg;
    }

    /// Broken where values are missing. Points are marked while there are few, and say their values.
    std::string curve(const Series& series) const {
        std::string path, dots;
        bool is_down = false;
        for (Index i = 0; i < series.values.size(); ++i) {
            const double value = series.values[i];
            if (!std::isfinite(value)) {
                is_down = false;
                continue;
            }
            const std::string x = coordinate(axes_.x_of(static_cast<double>(i + 1))),
                              y = coordinate(axes_.y_of(value));
            path += (is_down ? 'L' : 'M') + x + ' ' + y;
            is_down = true;
            if (series.values.size() <= 60)
                dots += "<circle class=\"dot s" + std::to_string(series.color) + "\" cx=\"" + x + "\" cy=\"" +
                        y + "\" r=\"2.6\"><title>" +
                        escaped(series.label + (series.label.empty() ? "" : ", ") + "epoch " +
                                std::to_string(i + 1) + ": " + short_number(value)) +
                        "</title></circle>\n";
        }
        return path.empty()
                   ? ""
                   : "<path class=\"" + classes(series, "curve") + "\" d=\"" + path + "\"/>\n" + dots;
    }

    std::string title_;
    std::vector<Series> series_;
    Marks marks_;
    Index epochs_ = 0;
    Axes axes_{.left = 94,
               .right = 384,
               .top = 10,
               .bottom = 220,
               .low = std::numeric_limits<double>::infinity(),
               .high = -std::numeric_limits<double>::infinity()};
};

}  // namespace staticnn::report
