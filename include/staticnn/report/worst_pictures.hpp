// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/picture.hpp"
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
            shape_ = image_shape_of(state, features_.size() / numbers_.size());
        brightness_ = Brightness::of_image(features_);
    }

    Index count() const { return count_; }
    bool has_pictures() const { return shape_.has_value(); }

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
        return image(std::span(features_).subspan(i * shape_->size(), shape_->size()), *shape_, brightness_,
                     3, "sample " + number(i));
    }

private:
    static std::string class_text(double value) {
        return value >= 0 && value < 1e15 ? std::to_string(static_cast<std::uint64_t>(value)) : "?";
    }

    std::vector<double> numbers_, labels_, predictions_, label_shares_, prediction_shares_, features_;
    Index count_ = 0;
    std::optional<ImageShape> shape_;
    Brightness brightness_;
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
