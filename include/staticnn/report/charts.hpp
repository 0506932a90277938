// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/legend.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/svg_chart.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// A checkpoint, and the file that it is from; a training that goes on is from none.
struct Run {
    std::string path;
    const StateView* state;
};

/// The epochs done, with the part of the one under way.
inline double progress_of(const StateView& state) {
    const auto count = [&](const char* name) { return static_cast<double>(state.count(name).value_or(0)); };
    const double samples = count("run.samples");
    return count("epoch") + (samples == 0 ? 0 : std::min(1.0, count("position") / samples));
}

/// The learning rate at the end of every epoch, where it was the same.
inline std::optional<double> constant_rate_of(const StateView& state) {
    for (const Column& column : state.history()) {
        if (column.name != "learning_rate" || column.values.empty()) continue;
        const double rate = column.values.front();
        if (std::all_of(column.values.begin(), column.values.end(), [&](double one) { return one == rate; }))
            return rate;
    }
    return {};
}
inline bool has_constant_rates(const std::vector<Run>& runs) {
    return std::all_of(runs.begin(), runs.end(),
                       [](const Run& run) { return constant_rate_of(*run.state).has_value(); });
}

/// True for a rate that callbacks and programs set; one of a schedule changes with each update.
inline bool changes_between_epochs(const StateView& state) {
    return state.number("optimizer.learning_rate.value").has_value();
}

/// A chart for the loss, for each metric and for a learning rate that changed. One run has training and
/// validation in two colours; of two each has its colour, for its marks too.
inline std::vector<SvgChart> charts_of(const std::vector<Run>& runs) {
    std::vector<std::string> names;
    for (const Run& run : runs)
        for (const Column& column : run.state->history())
            if (!column.name.starts_with("val_") &&
                (column.name != "learning_rate" || !has_constant_rates(runs)) &&
                std::find(names.begin(), names.end(), column.name) == names.end())
                names.push_back(column.name);
    const bool is_alone = runs.size() == 1;
    std::vector<RunMarks> marks;
    double progress = 0;
    for (const Run& run : runs) {
        const bool is_second = !marks.empty();
        marks.push_back({marks_of(*run.state),
                         is_alone    ? ""
                         : is_second ? "B"
                                     : "A",
                         is_alone ? -1 : is_second});
        progress = std::max(progress, progress_of(*run.state));
    }
    std::vector<SvgChart> charts;
    for (const std::string& name : names) {
        std::vector<Series> series;
        for (int number = 0; number < static_cast<int>(runs.size()); ++number)
            for (const Column& column : runs[static_cast<Index>(number)].state->history()) {
                const bool is_validation = column.name == "val_" + name;
                if ((!is_validation && column.name != name) || !best_of(column)) continue;
                const std::string part = name == "learning_rate" ? ""
                                         : is_validation         ? "validation"
                                                                 : "training";
                const std::string run = is_alone ? "" : number == 0 ? "A" : "B";
                series.push_back({run + (run.empty() || part.empty() ? "" : ", ") + part, column.values,
                                  is_alone ? (is_validation ? 1 : 0) : number, is_validation,
                                  name == "learning_rate" &&
                                      changes_between_epochs(*runs[static_cast<Index>(number)].state)});
            }
        // Shares, which end at 1, are read on a linear axis.
        SvgChart chart(name == "learning_rate" ? "learning rate" : name, series, marks, progress,
                       !is_better_when_larger(name));
        if (chart.is_drawn()) charts.push_back(std::move(chart));
    }
    return charts;
}

/// Where no chart has it.
inline std::string sentence_on_rate(const std::vector<Run>& runs) {
    if (!has_constant_rates(runs)) return "";
    std::string text;
    for (const Run& run : runs)
        text += (text.empty() ? "" : ", in B ") + short_number(*constant_rate_of(*run.state));
    return std::string("<p class=\"soft\">The learning rate was ") + (runs.size() > 1 ? "in A " : "") + text +
           " at the end of every epoch.</p>\n";
}

inline std::string charts(const std::vector<Run>& runs) {
    std::string html;
    for (const SvgChart& chart : charts_of(runs)) html += chart.figure();
    return html.empty() ? "<p class=\"soft\">No epoch is finished: there are no curves yet.</p>\n"
                        : "<div class=\"charts\">\n" + html + "</div>\n" + sentence_on_rate(runs);
}

/// Where entries of a legend stand in a drawing that is as wide as a chart.
struct PlacedEntry {
    LegendEntry entry;
    Index left, line;
};

inline std::vector<PlacedEntry> placed_legend(const SvgChart& chart) {
    constexpr Index letter = 8;  // a little more than it is wide
    constexpr Index begin = 10, gap = 16;
    std::vector<PlacedEntry> placed;
    Index left = begin, line = 0;
    for (const LegendEntry& entry : chart.legend()) {
        const Index needed = entry.width() + letter * entry.label.size();
        if (left + needed > static_cast<Index>(SvgChart::width)) {
            left = begin;
            ++line;
        }
        placed.push_back({entry, left, line});
        left += needed + gap;
    }
    return placed;
}

/// The charts alone, as one SVG file, for a light page and a dark. Throws ArgumentError when there are none.
inline std::string curves_file(const std::vector<Run>& runs) {
    const std::vector<SvgChart> all = charts_of(runs);
    if (all.empty())
        throw ArgumentError("'" + runs.front().path + "' has no curves: no epoch of it is finished");
    constexpr Index columns = 2;
    Index lines = 2;  // as many for all charts, so that those side by side begin at one height
    for (const SvgChart& chart : all)
        for (const PlacedEntry& placed : placed_legend(chart)) lines = std::max(lines, placed.line + 1);
    constexpr Index gap = 44, legend_line = 22;
    const Index head = 46 + lines * legend_line;
    constexpr auto chart_width = static_cast<Index>(SvgChart::width),
                   chart_height = static_cast<Index>(SvgChart::height);
    const Index across = std::min(columns, all.size());
    const Index down = (all.size() + columns - 1) / columns;
    const Index width = across * chart_width + (across + 1) * gap;
    const Index height = down * (chart_height + head) + (down + 1) * gap;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) +
                      "\" height=\"" + std::to_string(height) + "\" viewBox=\"0 0 " + std::to_string(width) +
                      ' ' + std::to_string(height) + "\">\n<style>\n" + plain_chart_style() +
                      "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";
    for (Index i = 0; i < all.size(); ++i) {
        const Index x = gap + i % columns * (chart_width + gap);
        const Index y = gap + i / columns * (chart_height + head + gap);
        svg += "<g transform=\"translate(" + std::to_string(x) + ' ' + std::to_string(y) +
               ")\">\n<text class=\"title\" x=\"10\" y=\"22\">" + escaped(all[i].title()) + "</text>\n";
        for (const auto& [entry, left, line] : placed_legend(all[i]))
            svg += "<g transform=\"translate(" + std::to_string(left) + ' ' +
                   std::to_string(43 + line * legend_line) + ")\">" + entry.line() + "</g><text x=\"" +
                   std::to_string(left + entry.width()) + "\" y=\"" +
                   std::to_string(52 + line * legend_line) + "\">" + escaped(entry.label) + "</text>\n";
        svg += "<g transform=\"translate(0 " + std::to_string(head) + ")\">\n" + all[i].drawing() +
               "</g>\n</g>\n";
    }
    return svg + "</svg>\n";
}

}  // namespace staticnn::report
