// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "staticnn/report/band_chart.hpp"
#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/notes.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

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
        items += "<li>" + after_epochs(note.epochs) + ": " + escaped(note.sentence) + "</li>\n";
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
