// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "staticnn/data/moments.hpp"
#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/notes.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/svg_chart.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// Means by group of columns as a line, the deviations around them as a band.
class BandChart {
public:
    /// Of `columns` columns; 0 if nobody knows how many.
    BandChart(std::string title, const std::vector<double>& means, const std::vector<double>& deviations,
              Index columns)
        : title_(std::move(title)), columns_(columns) {
        if (means.size() != deviations.size() || means.size() > GroupMoments::most_groups) return;
        if (columns_ != 0 && GroupMoments::groups_of(columns_) != means.size()) columns_ = 0;
        for (Index i = 0; i < means.size(); ++i) {
            if (!std::isfinite(means[i]) || !std::isfinite(deviations[i])) return;
            low_ = std::min(low_, means[i] - deviations[i]);
            high_ = std::max(high_, means[i] + deviations[i]);
        }
        means_ = means;
        deviations_ = deviations;
        if (high_ - low_ < 1e-12 * std::max(1.0, std::abs(high_))) low_ -= 0.5, high_ += 0.5;
    }

    std::string figure() const {
        if (means_.empty()) return "";
        std::string svg =
            "<svg viewBox=\"0 0 480 250\" role=\"img\" aria-label=\"" + escaped(title_) + "\">\n";
        for (const double tick : ticks(low_, high_, 4)) {
            const std::string y = number(y_of(tick));
            svg += "<line class=\"grid\" x1=\"" + number(left) + "\" x2=\"" + number(right) + "\" y1=\"" + y +
                   "\" y2=\"" + y + "\"/><text x=\"" + number(left - 8) + "\" y=\"" +
                   number(y_of(tick) + 5.5) + "\" text-anchor=\"end\">" +
                   short_number(std::abs(tick) < 1e-9 * (high_ - low_) ? 0 : tick) + "</text>\n";
        }
        std::string line, upper, lower;
        for (Index i = 0; i < means_.size(); ++i) {
            // A step for each group: between two groups there is nothing.
            for (const Index edge : {i, i + 1}) {
                const std::string x = number(x_of(edge));
                line += (line.empty() ? "M" : "L") + x + ' ' + number(y_of(means_[i]));
                upper += (upper.empty() ? "M" : "L") + x + ' ' + number(y_of(means_[i] + deviations_[i]));
                lower = "L" + x + ' ' + number(y_of(means_[i] - deviations_[i])) + lower;
            }
        }
        svg += "<path class=\"band\" d=\"" + upper + lower + "Z\"/><path class=\"curve s0\" d=\"" + line +
               "\"/>\n";
        const double from = first_column(0), to = first_column(means_.size());
        for (const double tick : ticks(from, to, 6, 1)) {
            const std::string x = number(left + (right - left) * (tick - from) / (to - from));
            svg += "<line class=\"axis\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + number(bottom) +
                   "\" y2=\"" + number(bottom + 5) + "\"/><text x=\"" + x + "\" y=\"" + number(bottom + 24) +
                   "\" text-anchor=\"middle\">" + short_number(tick) + "</text>\n";
        }
        return "<figure>\n<figcaption><h3>" + escaped(title_) + "</h3>\n<span><svg viewBox=\"0 0 26 8\" " +
               "aria-hidden=\"true\"><path class=\"curve s0\" d=\"M1 4H25\"/></svg>mean</span>\n<span><svg " +
               "viewBox=\"0 0 26 8\" aria-hidden=\"true\"><path class=\"band\" d=\"M0 0H26V8H0Z\"/></svg>" +
               "one standard deviation</span>\n</figcaption>\n" + svg + "<line class=\"axis\" x1=\"" +
               number(left) + "\" x2=\"" + number(right) + "\" y1=\"" + number(bottom) + "\" y2=\"" +
               number(bottom) + "\"/><text x=\"" + number((left + right) / 2) + "\" y=\"" +
               number(bottom + 46) + "\" text-anchor=\"middle\">" +
               (columns_ == 0 ? "group of columns" : "column") + "</text>\n" +
               "<text text-anchor=\"middle\" transform=\"translate(16 " + number((top + bottom) / 2) +
               ") rotate(-90)\">value</text>\n</svg>\n</figure>\n";
    }

private:
    static constexpr double left = 78, right = 462, top = 10, bottom = 200;

    double first_column(Index group) const {
        return static_cast<double>(columns_ == 0 ? group : GroupMoments::first_column(group, columns_));
    }
    double x_of(Index group) const {
        const double from = first_column(0), to = first_column(means_.size());
        return left + (right - left) * (first_column(group) - from) / (to - from);
    }
    double y_of(double value) const { return bottom - (bottom - top) * (value - low_) / (high_ - low_); }
    static std::string number(double value) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.1f", value);
        return digits;
    }

    std::string title_;
    Index columns_;
    std::vector<double> means_, deviations_;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -std::numeric_limits<double>::infinity();
};

/// The share of each class among the labels, as bars.
inline std::string class_shares(const std::vector<double>& shares) {
    constexpr Index most = 32;
    const double largest = *std::max_element(shares.begin(), shares.end());
    std::string bars;
    for (Index i = 0; i < std::min(most, shares.size()); ++i) {
        char width[32];
        std::snprintf(width, sizeof width, "%.1f", 100 * shares[i] / largest);
        bars += "<span>" + std::to_string(i) + "</span><span class=\"bar\"><i style=\"width:" + width +
                "%\"></i></span><span>" + percent(shares[i], 1.0) + "</span>\n";
    }
    return "<figure>\n<figcaption><h3>labels</h3>\n<span>share of each class</span>\n</figcaption>\n<div "
           "class=\"bars\">\n" +
           bars + "</div>\n" +
           (shares.size() > most ? "<p class=\"soft\">The first " + std::to_string(most) + " of " +
                                       std::to_string(shares.size()) + ".</p>\n"
                                 : "") +
           "</figure>\n";
}

/// True when these are the shares of classes, and not means and deviations of values.
inline bool are_shares(const std::vector<double>& targets, Index outputs) {
    double sum = 0;
    for (const double target : targets) {
        if (!(target >= 0)) return false;
        sum += target;
    }
    return targets.size() == std::min<Index>(outputs, 1024) && std::abs(sum - 1) < 1e-6;
}

/// What was said of the data, batch size and learning rate when runs began or went on.
inline std::string departures(const StateView& state) {
    std::string items;
    for (const Note& note : notes_of(state))
        items += "<li>" + text_of_moments({note.epochs}) + ": " + escaped(note.sentence) + "</li>\n";
    if (!items.empty()) return "<p>What changed from run to run:</p>\n<ul>\n" + items + "</ul>\n";
    return state.numbers("runs.starts").size() < 2 ? ""
                                                   : "<p>No drift: each run found data like those of the run "
                                                     "before, as far as chance allows.</p>\n";
}

/// What the data that the last run was trained on look like, and how they differ from those before.
inline std::string data_profile(const StateView& state, Index outputs) {
    const std::string prefix = "conditions.data.";
    const Index samples = state.count(prefix + "samples").value_or(0);
    if (samples == 0) return "";
    const Record* kernel = state.find("network.0.kernel");
    const Index columns = kernel != nullptr && kernel->extents.size() == 2 ? kernel->extents[0] : 0;
    std::string html = table(row("samples for training", quantity(samples)) +
                             row("fingerprint of the data",
                                 fingerprint_text(state.count(prefix + "fingerprint").value_or(0)))) +
                       departures(state);
    std::string figures =
        BandChart("features", state.numbers(prefix + "means"), state.numbers(prefix + "deviations"), columns)
            .figure();
    const std::vector<double> targets = state.numbers(prefix + "targets");
    if (are_shares(targets, outputs)) {
        figures += class_shares(targets);
    } else if (!targets.empty() && targets.size() % 2 == 0) {
        const auto middle = targets.begin() + static_cast<std::ptrdiff_t>(targets.size() / 2);
        figures += BandChart("targets", {targets.begin(), middle}, {middle, targets.end()}, outputs).figure();
    }
    return html + (figures.empty() ? "" : "<div class=\"charts\">\n" + figures + "</div>\n");
}

}  // namespace staticnn::report
