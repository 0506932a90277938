// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/report/state_view.hpp"

namespace staticnn::report {

/// What was said of the data, batch size and learning rate when a run began or went on.
struct Note {
    double epochs;  ///< done by then
    std::string sentence;

    /// "learning_rate", "batch_size" or "data"
    std::string_view subject() const {
        return std::string_view(sentence).substr(0, std::min(sentence.find(':'), sentence.size()));
    }
    /// Of a run that began after so many epochs and went on from a file before the first of its own.
    bool is_of_interruption() const { return sentence.ends_with("in this run before it was interrupted"); }
};

inline std::vector<Note> notes_of(const StateView& state) {
    const std::string text = state.text("runs.notes");
    std::vector<Note> notes;
    for (Index begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
        const Index blank = text.find(' ', begin);
        double epochs = 0;
        if (blank >= end) continue;
        const auto [rest, error] = std::from_chars(text.data() + begin, text.data() + blank, epochs);
        if (error == std::errc() && rest == text.data() + blank)
            notes.push_back({epochs, text.substr(blank + 1, end - blank - 1)});
    }
    return notes;
}

}  // namespace staticnn::report
