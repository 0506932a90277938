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
    int color = 0;            // 0 or 1
    bool is_dashed = false;   // colours alone tell nothing to some
    bool is_stepped = false;  // a value holds for the whole of its epoch
};

/// The marks of a run. Of two runs each has its letter and the colour of its curves.
struct RunMarks {
    Marks marks;
    std::string run{};
    int color = -1;  // -1: those of marks
};

/// The values of some curves by epoch as an SVG that is as wide as its place, with axes and their names, and
/// marks where runs began and where training was resumed.
class SvgChart {
public:
    static constexpr double width = 400, height = 270;

    /// The horizontal axis goes on to `progress`, in epochs, where no epoch has ended since. The vertical one
    /// is logarithmic where it may be and `values_are_far_apart()`.
    SvgChart(std::string title, std::vector<Series> series, std::vector<RunMarks> marks = {},
             double progress = 0, bool may_be_logarithmic = true)
        : title_(std::move(title)), series_(std::move(series)), marks_(std::move(marks)) {
        // The first run begins where the chart does.
        for (RunMarks& one : marks_)
            std::erase_if(one.marks.starts, [](const Moment& start) { return start.epochs == 0; });
        for (const Series& one : series_) {
            epochs_ = std::max(epochs_, one.values.size());
            for (const double value : one.values) {
                if (!std::isfinite(value)) continue;
                axes_.low = std::min(axes_.low, value);
                axes_.high = std::max(axes_.high, value);
            }
        }
        if (!is_drawn()) return;
        if (may_be_logarithmic && values_are_far_apart()) {
            axes_.is_logarithmic = true;
            axes_.low = std::log10(axes_.low);
            axes_.high = std::log10(axes_.high);
        }
        double margin = (axes_.high - axes_.low) * 0.04;
        if (margin == 0) margin = axes_.high == 0 ? 1 : std::abs(axes_.high) / 2;
        // Nothing is below 0 that only seems so because of a margin.
        const bool ends_at_zero = axes_.low >= 0 && !axes_.is_logarithmic;
        axes_.low = ends_at_zero ? std::max(0.0, axes_.low - margin) : axes_.low - margin;
        axes_.high += margin;
        axes_.to =
            std::max(static_cast<double>(epochs_), std::min(progress, static_cast<double>(epochs_ + 1)));
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
        for (const RunMarks& one : marks_) {
            svg += lines(one, one.marks.starts, "start", "a run began ");
            svg += lines(one, one.marks.resumptions, "resumed", "resumed ");
        }
        for (const Series& one : series_) svg += curve(one);
        return svg;
    }

    std::vector<LegendEntry> legend() const {
        std::vector<LegendEntry> entries;
        for (const Series& one : series_)
            if (!one.label.empty()) entries.push_back({classes(one, "curve"), "M1 4H25", one.label});
        for (const RunMarks& one : marks_) {
            const std::string begin = one.run.empty() ? "" : one.run + ", ";
            if (!one.marks.starts.empty())
                entries.push_back({"start", "M5 0V10", begin + "new run", true, group_of(one)});
            if (!one.marks.resumptions.empty())
                entries.push_back({"resumed", "M5 0V10", begin + "resumed", true, group_of(one)});
        }
        return entries;
    }

private:
    /// A training that diverged, or one that went on for long: on a linear axis one value would be seen, and
    /// all others would lie on its edge.
    bool values_are_far_apart() const { return axes_.low > 0 && axes_.high / axes_.low > 100; }

    static std::string classes(const Series& series, const char* kind) {
        return std::string(kind) + " s" + std::to_string(series.color) + (series.is_dashed ? " dashed" : "");
    }

    static std::string group_of(const RunMarks& marks) {
        return marks.color < 0 ? "" : "s" + std::to_string(marks.color);
    }

    /// A line each, of which those closer than two units are one.
    std::string lines(const RunMarks& marks, const std::vector<Moment>& moments, const std::string& kind,
                      const std::string& words) const {
        const std::string group = group_of(marks), begin = marks.run.empty() ? "" : marks.run + ": ";
        std::string svg;
        std::set<long> drawn;
        for (const Moment& moment : moments) {
            const double x = axes_.x_of(std::min(moment.epochs, axes_.to));
            if (!drawn.insert(std::lround(x / 2)).second) continue;
            svg += (group.empty() ? "" : "<g class=\"" + group + "\">") + "<path class=\"" + kind +
                   "\" d=\"M" + coordinate(x) + ' ' + coordinate(axes_.top) + 'V' + coordinate(axes_.bottom) +
                   "\"><title>" + escaped(begin + words + moment.words) + "</title></path>" +
                   (group.empty() ? "\n" : "</g>\n");
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
            if (!series.is_stepped)
                path += (is_down ? 'L' : 'M') + x + ' ' + y;
            else if (is_down)
                path += 'V' + y + 'H' + x;
            else
                path += 'M' + coordinate(axes_.x_of(static_cast<double>(i))) + ' ' + y + 'H' + x;
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
    std::vector<RunMarks> marks_;
    Index epochs_ = 0;
    Axes axes_{.left = 94,
               .right = 384,
               .top = 10,
               .bottom = 220,
               .low = std::numeric_limits<double>::infinity(),
               .high = -std::numeric_limits<double>::infinity()};
};

}  // namespace staticnn::report
