// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/report/html.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

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

/// The same for a logarithmic axis, of which `low` and `high` are the decimal logarithms of its edges: powers
/// of ten, of few decades also two and five times these.
inline std::vector<double> logarithmic_ticks(double low, double high, int wanted) {
    constexpr double few_decades = 2.5;  // what has room for three labels each
    const double step = std::max(1.0, std::ceil((high - low) / wanted));
    std::vector<double> found;
    for (double power = std::floor(low / step) * step; power <= high; power += step)
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor > 1 && high - low > few_decades) break;
            const double place = power + std::log10(factor);
            if (place >= low && place <= high) found.push_back(factor * std::pow(10, power));
        }
    return found;
}

/// A coordinate in a drawing.
inline std::string coordinate(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.1f", value);
    return digits;
}

/// The place of a chart in its drawing, and the values at its edges.
struct Axes {
    double left, right, top, bottom;
    double from = 0, to = 1;      ///< along the horizontal axis
    double low = 0, high = 1;     ///< along the vertical axis, of a logarithmic one as decimal logarithms
    bool is_logarithmic = false;  ///< the vertical axis, on which all values are above 0

    double x_of(double value) const { return left + (right - left) * (value - from) / (to - from); }
    double y_of(double value) const {
        return bottom - (bottom - top) * ((is_logarithmic ? std::log10(value) : value) - low) / (high - low);
    }

    /// Both axes with ticks and their names. No two ticks of the horizontal axis are closer than
    /// `smallest_step`.
    std::string drawing(const std::string& name_of_x, const std::string& name_of_y, int wanted_x,
                        int wanted_y, double smallest_step) const {
        std::string svg;
        for (const double tick :
             is_logarithmic ? logarithmic_ticks(low, high, wanted_y) : ticks(low, high, wanted_y))
            svg += line("grid", left, y_of(tick), right, y_of(tick)) +
                   text(left - 8, y_of(tick) + 5.5, "end",
                        short_number(!is_logarithmic && std::abs(tick) < 1e-9 * (high - low) ? 0 : tick));
        for (const double tick : ticks(from, to, wanted_x, smallest_step))
            svg += line("axis", x_of(tick), bottom, x_of(tick), bottom + 5) +
                   text(x_of(tick), bottom + 24, "middle", short_number(tick));
        return svg + line("axis", left, bottom, right, bottom) + '\n' +
               text((left + right) / 2, bottom + 46, "middle", name_of_x) +
               "<text text-anchor=\"middle\" transform=\"translate(14 " + coordinate((top + bottom) / 2) +
               ") rotate(-90)\">" + escaped(name_of_y + (is_logarithmic ? ", logarithmic" : "")) +
               "</text>\n";
    }

private:
    static std::string line(const std::string& kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + kind + "\" x1=\"" + coordinate(x1) + "\" x2=\"" + coordinate(x2) +
               "\" y1=\"" + coordinate(y1) + "\" y2=\"" + coordinate(y2) + "\"/>";
    }
    static std::string text(double x, double y, const std::string& anchor, const std::string& words) {
        return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor +
               "\">" + escaped(words) + "</text>\n";
    }
};

}  // namespace staticnn::report
