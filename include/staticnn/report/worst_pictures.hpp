// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/png.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// The samples that a ClassificationReport has kept.
class WorstList {
public:
    static constexpr Index most_shown = 64;

    explicit WorstList(const StateView& state) {
        const std::string prefix = "callbacks.classification_report.samples.";
        numbers_ = state.numbers(prefix + "numbers");
        labels_ = state.numbers(prefix + "labels");
        predictions_ = state.numbers(prefix + "predictions");
        label_shares_ = state.numbers(prefix + "label_shares");
        prediction_shares_ = state.numbers(prefix + "prediction_shares");
        features_ = state.numbers(prefix + "features");
        // A forged file may have lists of any length.
        count_ = std::min({numbers_.size(), labels_.size(), predictions_.size(), label_shares_.size(),
                           prediction_shares_.size(), most_shown});
        if (!numbers_.empty() && features_.size() % numbers_.size() == 0)
            find_extents(state, features_.size() / numbers_.size());
        for (const double value : features_) {
            if (!std::isfinite(value)) continue;
            low_ = std::min(low_, value);
            high_ = std::max(high_, value);
        }
        if (low_ >= 0 && high_ <= 1) low_ = 0, high_ = 1;  // images as a rule, whose black is black
    }

    Index count() const { return count_; }
    bool has_pictures() const { return rows_ > 0; }

    std::string words(Index i) const {
        return is_mistake(i) ? label(i) + " taken for " + prediction(i) : label(i) + ", correctly";
    }
    bool is_mistake(Index i) const { return labels_[i] != predictions_[i]; }
    std::string number(Index i) const { return class_text(numbers_[i]); }
    std::string label(Index i) const { return class_text(labels_[i]); }
    std::string prediction(Index i) const { return class_text(predictions_[i]); }
    std::string label_share(Index i) const { return percent(label_shares_[i], 1.0); }
    std::string prediction_share(Index i) const { return percent(prediction_shares_[i], 1.0); }

    std::string picture(Index i) const {
        const Index width = rows_ * columns_ * channels_;
        const std::span<const double> values = std::span(features_).subspan(i * width, width);
        std::string pixels;
        for (Index pixel = 0; pixel < rows_ * columns_; ++pixel) {
            for (Index color = 0; color < 3; ++color)
                pixels += byte_of(values[pixel * channels_ + (channels_ == 3 ? color : 0)]);
            pixels += '\xff';
        }
        return "<img alt=\"sample " + number(i) + "\" width=\"" + std::to_string(3 * columns_) +
               "\" height=\"" + std::to_string(3 * rows_) + "\" src=\"data:image/png;base64," +
               base64_of(
                   png_of(pixels, static_cast<std::uint32_t>(columns_), static_cast<std::uint32_t>(rows_))) +
               "\">";
    }

private:
    static constexpr Index largest_side = 512;

    void find_extents(const StateView& state, Index width) {
        if (width == 0) return;
        const std::string prefix = "callbacks.classification_report.image_";
        Index rows = state.count(prefix + "rows").value_or(0),
              columns = state.count(prefix + "columns").value_or(0);
        if (rows == 0 && columns == 0)
            rows = columns = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(width))));
        if (rows > largest_side || columns > largest_side) return;
        if (rows * columns != width && 3 * rows * columns != width) return;
        rows_ = rows, columns_ = columns, channels_ = width / (rows * columns);
    }

    static std::string class_text(double value) {
        return value >= 0 && value < 1e15 ? std::to_string(static_cast<std::uint64_t>(value)) : "?";
    }

    char byte_of(double value) const {
        if (!std::isfinite(value) || !(high_ > low_)) return '\0';
        return static_cast<char>(std::lround(255 * (value - low_) / (high_ - low_)));
    }

    std::vector<double> numbers_, labels_, predictions_, label_shares_, prediction_shares_, features_;
    Index count_ = 0;
    Index rows_ = 0, columns_ = 0, channels_ = 1;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -std::numeric_limits<double>::infinity();
};

/// The samples that the last validation was worst at, as pictures, or as a table where they are none.
inline std::string worst_samples(const StateView& state) {
    const WorstList worst(state);
    if (worst.count() == 0) return "";
    std::string html =
        "<p class=\"soft\">The samples for validation to whose class the network gave the least "
        "probability, the worst first. Below each: what it gave to the true class, and to its choice.</p>\n";
    if (!worst.has_pictures()) {
        std::string rows =
            "<thead><tr><th>sample</th><th>true class</th><th>probability</th><th>prediction</th>"
            "<th>probability</th></tr></thead>\n";
        for (Index i = 0; i < worst.count(); ++i)
            rows += "<tr><td>" + worst.number(i) + "</td><td>" + worst.label(i) + "</td><td>" +
                    worst.label_share(i) + "</td><td>" + worst.prediction(i) + "</td><td>" +
                    worst.prediction_share(i) + "</td></tr>\n";
        return html + table(rows);
    }
    html += "<div class=\"samples\">\n";
    for (Index i = 0; i < worst.count(); ++i)
        html += "<div class=\"sample\">" + worst.picture(i) + "<p><b>" + worst.words(i) + "</b><br>" +
                worst.label(i) + ": " + worst.label_share(i) +
                (worst.is_mistake(i) ? "<br>" + worst.prediction(i) + ": " + worst.prediction_share(i) : "") +
                "<br>sample " + worst.number(i) + "</p></div>\n";
    return html + "</div>\n";
}

}  // namespace staticnn::report
