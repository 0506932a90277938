// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/report/html.hpp"
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

/// Numbers to label an axis with: multiples of 1, 2 or 5 times a power of ten, about `wanted` of them.
inline std::vector<double> ticks(double low, double high, int wanted, double smallest_step = 0) {
    const double rough = std::max((high - low) / wanted, std::numeric_limits<double>::min());
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.0, 1.0})
        if (factor * power >= rough) step = factor * power;
    step = std::max(step, smallest_step);
    std::vector<double> found;
    for (double i = std::ceil(low / step - 1e-9); i * step <= high + step * 1e-9; ++i)
        found.push_back(i * step + 0.0);  // no -0
    return found;
}

/// An entry of a legend.
struct LegendEntry {
    std::string classes;  // of the line that stands for it
    std::string path;     // in a box of 26 by 8, or of 10 by 10
    std::string label;
    bool is_mark = false;
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
                low_ = std::min(low_, value);
                high_ = std::max(high_, value);
            }
        }
        if (!is_drawn()) return;
        last_ = static_cast<double>(epochs_);
        double margin = (high_ - low_) * 0.04;
        if (margin == 0) margin = high_ == 0 ? 1 : std::abs(high_) / 2;
        // Nothing is below 0 that only seems so because of a margin.
        low_ = low_ >= 0 ? std::max(0.0, low_ - margin) : low_ - margin;
        high_ += margin;
    }

    bool is_drawn() const { return epochs_ > 0 && low_ <= high_; }
    const std::string& title() const { return title_; }

    std::string figure() const {
        if (!is_drawn()) return "";
        return "<figure>\n" + caption() + "<svg viewBox=\"0 0 400 270\" role=\"img\" aria-label=\"" +
               escaped(title_) + " by epoch\">\n" + drawing() + "</svg>\n</figure>\n";
    }

    /// What stands in the chart, without the svg element.
    std::string drawing() const {
        std::string svg;
        for (const double tick : ticks(low_, high_, 5)) {
            const std::string y = number(y_of(tick));
            svg += "<line class=\"grid\" x1=\"" + number(left) + "\" x2=\"" + number(right) + "\" y1=\"" + y +
                   "\" y2=\"" + y + "\"/>" +
                   text(left - 8, y_of(tick) + 5.5, "end",
                        short_number(std::abs(tick) < high_ * 1e-9 ? 0 : tick));
        }
        std::vector<double> numbers = ticks(1, std::max(last_, 2.0), 6, 1);
        if (numbers.front() > 1) numbers.insert(numbers.begin(), 1);
        for (const double tick : numbers) {
            if (tick > last_) continue;
            const std::string x = number(x_of(tick));
            svg += "<line class=\"axis\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + number(bottom) +
                   "\" y2=\"" + number(bottom + 5) + "\"/>" +
                   text(x_of(tick), bottom + 24, "middle", short_number(tick));
        }
        svg += "\n<line class=\"axis\" x1=\"" + number(left) + "\" x2=\"" + number(right) + "\" y1=\"" +
               number(bottom) + "\" y2=\"" + number(bottom) + "\"/>" +
               text((left + right) / 2, bottom + 46, "middle", "epoch") +
               "<text text-anchor=\"middle\" transform=\"translate(14 " + number((top + bottom) / 2) +
               ") rotate(-90)\">" + escaped(title_) + "</text>\n";
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
    static constexpr double left = 94, right = 392, top = 10, bottom = 220;

    double x_of(double epoch) const {
        if (last_ == 1) return epoch < 1 ? left : epoch > 1 ? right : (left + right) / 2;
        return std::clamp(left + 8 + (right - left - 16) * (epoch - 1) / (last_ - 1), left, right);
    }
    double y_of(double value) const { return bottom - (bottom - top) * (value - low_) / (high_ - low_); }

    static std::string number(double value) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.1f", value);
        return digits;
    }

    static std::string text(double x, double y, const char* anchor, const std::string& words) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" +
               escaped(words) + "</text>\n";
    }

    static std::string classes(const Series& series, const char* kind) {
        return std::string(kind) + " s" + std::to_string(series.color) + (series.is_dashed ? " dashed" : "");
    }

    std::string caption() const {
        std::string html;
        for (const LegendEntry& entry : legend())
            html += std::string("<span><svg ") +
                    (entry.is_mark ? "class=\"mark\" viewBox=\"0 0 10 10\"" : "viewBox=\"0 0 26 8\"") +
                    " aria-hidden=\"true\"><path class=\"" + entry.classes + "\" d=\"" + entry.path +
                    "\"/></svg>" + escaped(entry.label) + "</span>\n";
        return "<figcaption><h3>" + escaped(title_) + "</h3>\n" + html + "</figcaption>\n";
    }

    /// A line each, of which those closer than two units are one.
    std::string marks(const std::vector<double>& moments, const char* kind, const char* words) const {
        std::string svg;
        std::set<long> drawn;
        for (const double moment : moments) {
            if (!drawn.insert(std::lround(x_of(moment) / 2)).second) continue;
            svg += std::string("<path class=\"") + kind + "\" d=\"M" + number(x_of(moment)) + ' ' +
                   number(top) + 'V' + number(bottom) + "\"><title>" + words +
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
            const std::string x = number(x_of(static_cast<double>(i + 1))), y = number(y_of(value));
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
    double last_ = 1;  // epoch on the axis
    double low_ = std::numeric_limits<double>::infinity();
    double high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace staticnn::report
