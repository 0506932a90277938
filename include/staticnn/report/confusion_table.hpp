// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "staticnn/report/html.hpp"
#include "staticnn/report/kept_weights.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// The counts of a ClassificationReport.
struct Confusion {
    Index classes;
    std::vector<std::uint64_t> counts;  // [label][prediction]

    explicit Confusion(const StateView& state)
        : counts(state.square_counts("callbacks.classification_report.confusion.counts")) {
        classes = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(counts.size()))));
    }

    std::uint64_t at(Index label, Index prediction) const { return counts[label * classes + prediction]; }
    std::uint64_t of_label(Index label) const {
        std::uint64_t sum = 0;
        for (Index i = 0; i < classes; ++i) sum += at(label, i);
        return sum;
    }
    std::uint64_t of_prediction(Index prediction) const {
        std::uint64_t sum = 0;
        for (Index i = 0; i < classes; ++i) sum += at(i, prediction);
        return sum;
    }
    std::uint64_t total() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }
    std::uint64_t right() const {
        std::uint64_t sum = 0;
        for (Index i = 0; i < classes; ++i) sum += at(i, i);
        return sum;
    }
};

/// "91.3 %", and small shares in one digit, "0.03 %", and "0 %" of none; nothing of nothing. As HTML and as
/// text.
inline std::string percent(double part, double whole) {
    if (!(whole > 0)) return "";
    const double share = 100 * part / whole;
    if (share > 0 && share < 0.001) return "under 0.001 %";
    if (share < 100 && share >= 99.95) return "over 99.9 %";
    if (share == 0 || share == 100) return share == 0 ? "0 %" : "100 %";  // not "0.0 %", which may be more
    char text[32];
    std::snprintf(text, sizeof text, share < 0.095 ? "%.1g %%" : "%.1f %%", share);
    return text;
}
inline std::string percent(std::uint64_t part, std::uint64_t whole) {
    return percent(static_cast<double>(part), static_cast<double>(whole));
}
/// "91.3", for a column of them.
inline std::string hundredths(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", 100 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

/// A cell: the fuller the colour, the larger the share of the class. Mistakes are rare, so theirs is fuller.
inline std::string confusion_cell(const Confusion& confusion, Index label, Index prediction) {
    const std::uint64_t count = confusion.at(label, prediction), of_label = confusion.of_label(label);
    if (count == 0) return "<td class=\"none\">0</td>";
    const double share = static_cast<double>(count) / static_cast<double>(of_label);
    const bool is_right = label == prediction;
    const double strength = is_right ? 0.08 + 0.42 * share : 0.06 + 0.54 * std::min(1.0, 4 * share);
    char text[160];
    std::snprintf(text, sizeof text,
                  "<td class=\"%s\" style=\"--f:%.2f\" title=\"%s of class %d taken for %d\">",
                  is_right ? "right" : "wrong", strength, percent(count, of_label).c_str(),
                  static_cast<int>(label), static_cast<int>(prediction));
    return text + std::to_string(count) + "</td>";
}

/// The mistakes that were made most often, "6 for 0: 123".
inline std::string frequent_mistakes(const Confusion& confusion) {
    constexpr Index shown = 8;
    std::vector<Index> cells;
    for (Index i = 0; i < confusion.counts.size(); ++i)
        if (i / confusion.classes != i % confusion.classes && confusion.counts[i] > 0) cells.push_back(i);
    std::sort(cells.begin(), cells.end(), [&](Index a, Index b) {
        return confusion.counts[a] != confusion.counts[b] ? confusion.counts[a] > confusion.counts[b] : a < b;
    });
    cells.resize(std::min(shown, cells.size()));
    std::string text;
    for (const Index cell : cells)
        text += (text.empty() ? "" : ", ") + std::to_string(cell / confusion.classes) + " taken for " +
                std::to_string(cell % confusion.classes) + " (" + quantity(confusion.counts[cell]) + ")";
    return text.empty() ? "" : "<p class=\"soft\">Most often: " + text + ".</p>\n";
}

/// What the last validation took for what, with the share of each class that was found (recall) and of each
/// prediction that was right (precision); the mistakes alone where there are too many classes for a table.
inline std::string confusion_table(const StateView& state) {
    const Confusion confusion(state);
    if (confusion.total() == 0) return "";
    std::string html =
        "<p class=\"soft\">" + percent(confusion.right(), confusion.total()) + " of " +
        quantity(confusion.total()) + " samples for validation were classified correctly after epoch " +
        count_text(state, "callbacks.classification_report.epoch") + words_of_weights(state) +
        ". A row for each true class, a column for each prediction.</p>\n" + frequent_mistakes(confusion);
    constexpr Index most_classes = 32;
    if (confusion.classes > most_classes) return html;
    std::string head, foot;
    for (Index i = 0; i < confusion.classes; ++i) {
        head += "<th scope=\"col\">" + std::to_string(i) + "</th>";
        foot += "<td>" + hundredths(confusion.at(i, i), confusion.of_prediction(i)) + "</td>";
    }
    html +=
        "<div class=\"wide\"><table class=\"confusion\">\n<thead><tr><th class=\"corner\">true \\ "
        "predicted</th>" +
        head + "<th scope=\"col\">recall %</th></tr></thead>\n<tbody>\n";
    for (Index label = 0; label < confusion.classes; ++label) {
        html += "<tr><th scope=\"row\">" + std::to_string(label) + "</th>";
        for (Index i = 0; i < confusion.classes; ++i) html += confusion_cell(confusion, label, i);
        html += "<td class=\"share\">" + hundredths(confusion.at(label, label), confusion.of_label(label)) +
                "</td></tr>\n";
    }
    return html + "</tbody>\n<tfoot><tr><th scope=\"row\">precision %</th>" + foot +
           "<td></td></tr></tfoot>\n</table></div>\n";
}

}  // namespace staticnn::report
