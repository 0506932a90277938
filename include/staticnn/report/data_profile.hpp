// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "staticnn/core/counted.hpp"
#include "staticnn/data/moments.hpp"
#include "staticnn/report/band_chart.hpp"
#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/notes.hpp"
#include "staticnn/report/picture.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/training/callbacks/input_moments.hpp"

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
    return "<figure>\n<figcaption><h3>labels</h3>\n<span>share of each class among the "
           "samples for training</span>\n</figcaption>\n<div "
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

/// Mean and deviation of each pixel of the samples for validation; nothing where they are no pictures.
inline std::string pixel_moments(const StateView& state) {
    const std::string prefix = "callbacks.classification_report.inputs.";
    const std::vector<double> means = state.numbers(prefix + "means"),
                              deviations = state.numbers(prefix + "deviations");
    const auto shape = image_shape_of(state, means.size());
    if (!shape || deviations.size() != means.size()) return "";
    const auto picture = [&](const std::vector<double>& values, const Brightness& range,
                             const std::string& words) {
        return "<div>" + image(values, *shape, range, 4, words + " of each pixel") + "<p>" + words +
               ", from " + short_number(range.low) + " (black) to " + short_number(range.high) +
               "</p></div>\n";
    };
    const Index seen = state.count(prefix + "samples").value_or(0);
    const std::string which = seen < staticnn::detail::InputMoments::most_samples
                                  ? "all " + counted(quantity(seen), "sample") + " for validation"
                                  : "the first " + counted(quantity(seen), "sample") +
                                        " for validation, enough for a smooth picture at no cost";
    Brightness spread = Brightness::range_of(deviations);
    spread.low = std::min(spread.low, 0.0);
    const Brightness range = Brightness::of_image(means);
    for (const double end : {range.low, range.high, spread.low, spread.high})
        if (!std::isfinite(end)) return "";  // of values that are no numbers
    return "<figure>\n<figcaption><h3>pixels</h3>\n<span>" + which +
           "</span>\n</figcaption>\n<div class=\"moments\">\n" + picture(means, range, "mean") +
           picture(deviations, spread, "standard deviation") + "</div>\n</figure>\n";
}

/// The moments of all values, of those of groups of columns: what is left to say of pictures, of whose pixels
/// neighbouring columns are no neighbours.
inline std::string overall_moments(const std::vector<double>& means, const std::vector<double>& deviations,
                                   Index columns) {
    double sum = 0, square = 0;
    for (Index i = 0; i < means.size(); ++i) {
        const auto share = static_cast<double>(GroupMoments::first_column(i + 1, columns) -
                                               GroupMoments::first_column(i, columns)) /
                           static_cast<double>(columns);
        sum += share * means[i];
        square += share * (means[i] * means[i] + deviations[i] * deviations[i]);
    }
    return row("mean of all their features", short_number(sum)) +
           row("standard deviation of these", short_number(std::sqrt(std::max(0.0, square - sum * sum))));
}

/// What the data that the last run was trained on look like, and how they differ from those before.
inline std::string data_profile(const StateView& state, Index outputs) {
    const std::string prefix = "conditions.data.";
    const Index samples = state.count(prefix + "samples").value_or(0);
    if (samples == 0) return "";
    const Record* kernel = state.find("network.0.kernel");
    const Index columns = kernel != nullptr && kernel->extents.size() == 2 ? kernel->extents[0] : 0;
    const std::vector<double> means = state.numbers(prefix + "means"),
                              deviations = state.numbers(prefix + "deviations");
    const bool are_pictures = image_shape_of(state, columns) &&
                              means.size() == GroupMoments::groups_of(columns) &&
                              deviations.size() == means.size();
    const std::string html =
        table(row("samples for training", quantity(samples)) +
              row("their fingerprint", fingerprint_text(state.count(prefix + "fingerprint").value_or(0))) +
              (are_pictures ? overall_moments(means, deviations, columns) : "")) +
        departures(state);
    std::string figures = are_pictures
                              ? pixel_moments(state)
                              : BandChart("features for training", means, deviations, columns).figure();
    const std::vector<double> targets = state.numbers(prefix + "targets");
    if (are_shares(targets, outputs)) {
        figures += class_shares(targets);
    } else if (!targets.empty() && targets.size() % 2 == 0) {
        const auto middle = targets.begin() + static_cast<std::ptrdiff_t>(targets.size() / 2);
        figures +=
            BandChart("targets for training", {targets.begin(), middle}, {middle, targets.end()}, outputs)
                .figure();
    }
    return html + (figures.empty() ? "" : "<div class=\"charts\">\n" + figures + "</div>\n");
}

}  // namespace staticnn::report
