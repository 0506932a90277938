// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/core/counted.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// A moment of a training, in epochs done by then, and as a person reads it: "after 2 epochs", "in epoch 1,
/// after 53 of 106 updates".
struct Moment {
    double epochs;
    std::string words;
};

/// Moments that a person wants to know of.
struct Marks {
    std::vector<Moment> starts;       ///< of runs: calls of fit
    std::vector<Moment> resumptions;  ///< in other processes, from files
};

/// "after 1 epoch", "after 2.53 epochs"
inline std::string after_epochs(double epochs) {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, std::round(100 * epochs) / 100,
                                            std::chars_format::general, 6);
    return "after " + counted(std::string(digits, end), "epoch");
}

/// "after 2 epochs"; of an epoch under way the updates, where the file knows how many an epoch has: those of
/// the last run.
class WordsOfMoments {
public:
    explicit WordsOfMoments(const StateView& state)
        : samples_(static_cast<double>(state.count("run.samples").value_or(0))),
          batch_(static_cast<double>(state.count("batch_size").value_or(0))) {
        if (const std::vector<double> starts = state.numbers("runs.starts"); !starts.empty())
            last_start_ = starts.back();
    }

    std::string operator()(double epochs) const {
        const double whole = std::floor(epochs);
        if (epochs == 0) return "at the start";
        if (epochs == whole || samples_ == 0 || batch_ == 0 || !(epochs >= last_start_))
            return after_epochs(epochs);
        const double updates = std::round((epochs - whole) * samples_ / batch_);
        // With another batch size before, the moment lies between two updates of today's.
        if (std::abs(updates * batch_ - (epochs - whole) * samples_) > 0.5) return after_epochs(epochs);
        return "in epoch " + quantity(static_cast<Index>(whole) + 1) + ", after " +
               quantity(static_cast<Index>(updates)) + " of " +
               quantity(static_cast<Index>(std::ceil(samples_ / batch_))) + " updates";
    }

private:
    double samples_, batch_;
    double last_start_ = std::numeric_limits<double>::infinity();
};

inline Marks marks_of(const StateView& state) {
    constexpr double most_epochs = 1e15;  // files may be forged
    Marks marks;
    const WordsOfMoments words(state);
    const double last = std::min(static_cast<double>(state.count("epoch").value_or(0)) + 1, most_epochs);
    const auto add = [&](std::vector<Moment>& list, double epochs) {
        if (epochs >= 0 && epochs <= last) list.push_back({epochs, words(epochs)});
    };
    for (const double start : state.numbers("runs.starts")) add(marks.starts, start);
    const std::string text = state.header(checkpoint::resumed_key).value_or("");
    const char* at = text.data();
    const char* const end = at + text.size();
    double epochs = 0;
    while (at != end) {
        const auto [next, error] = std::from_chars(at, end, epochs);
        if (error != std::errc()) break;
        add(marks.resumptions, epochs);
        at = next == end ? end : next + 1;
    }
    return marks;
}

/// The words of each, of many the latest alone; empty for none.
inline std::string words_of_moments(const std::vector<Moment>& moments) {
    constexpr Index most = 20;
    const Index first = moments.size() > most ? moments.size() - most : 0;
    std::string text = first > 0 ? "..." : "";
    for (Index i = first; i < moments.size(); ++i) text += (text.empty() ? "" : "; ") + moments[i].words;
    return text;
}

}  // namespace staticnn::report
