// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/report/callback_tables.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// The settings and counters in which two states differ, each once, whatever leaves and lines of the header
/// have it.
class SettingTable {
public:
    SettingTable(const StateView& a, const StateView& b) : a_(a), b_(b) {
        add_types();
        add_course();
        add_leaves(&StateView::optimizer_settings, "");
        add_leaves(&StateView::callback_values, "callbacks.");
        add_leaves(&StateView::rule_values, "update_rules.");
    }

    /// Empty when nothing differs.
    std::string html() const {
        if (rows_.empty()) return "";
        return table("<thead><tr><th>setting</th><th>A</th><th>B</th></tr></thead>\n" + rows_, "compared");
    }

    /// True for a leaf that the table is about.
    bool has(std::string_view leaf) const { return names_.contains(std::string(leaf)); }

private:
    static constexpr const char* nothing = "–";

    void add(const std::string& name, const std::string& a, const std::string& b) {
        if (a == b) return;
        const auto cell = [](const std::string& value) {
            return "<td>" + escaped(value.empty() ? nothing : value) + "</td>";
        };
        rows_ += "<tr><th scope=\"row\">" + breakable(name) + "</th>" + cell(a) + cell(b) + "</tr>\n";
    }

    /// Of both states what `text_of` says.
    template <class Text>
    void add_text(const std::string& name, const Text& text_of) {
        add(name, text_of(a_), text_of(b_));
    }

    void add_types() {
        add_text("network", [](const StateView& state) { return one_line(types_of(state).topology); });
        add_text("element type", [](const StateView& state) { return state.header("scalar").value_or(""); });
        add_text("loss", [](const StateView& state) { return argument(state, 1, 2); });
        add_text("optimizer", [](const StateView& state) { return argument(state, 2, 3); });
        add_text("metrics, callbacks, update rules",
                 [](const StateView& state) { return argument(state, 3, 1000); });
        add_text("written by", [](const StateView& state) { return state.header("library").value_or(""); });
    }

    /// The arguments of the trainer's type from one to before another.
    static std::string argument(const StateView& state, Index first, Index last) {
        const std::string trainer = types_of(state).trainer.value_or("");
        const auto all = checkpoint::template_arguments(trainer);
        std::string text;
        for (Index i = first; all && i < std::min(last, all->size()); ++i)
            text += (text.empty() ? "" : ", ") + one_line((*all)[i]);
        return text;
    }

    void add_course() {
        add_count("batch_size", "batch size");
        add_count("seed", "seed");
        add_text("learning rate of the next update", [](const StateView& state) {
            const auto rate = state.learning_rate();
            return rate ? text_of_number(*rate) : "";
        });
        names_.insert({"optimizer.learning_rate.value", "conditions.learning_rate", "conditions.batch_size"});
        add_count("conditions.data.samples", "samples for training");
        add_text("fingerprint of the data", [](const StateView& state) {
            const auto fingerprint = state.count("conditions.data.fingerprint");
            return fingerprint ? fingerprint_text(*fingerprint) : "";
        });
        names_.insert("conditions.data.fingerprint");
        add_leaf("run.validation_split", "validation split");
        add_leaf("run.shuffle", "shuffled");
        add_text("run", [](const StateView& state) { return state.count("step") ? run_text(state) : ""; });
        for (const char* name : {"is_open", "is_stopping", "is_cut_short", "is_in_epoch", "epochs_asked",
                                 "epochs_done", "samples"})
            names_.insert(std::string("run.") + name);
        names_.insert("position");
        add_text("runs began",
                 [](const StateView& state) { return words_of_moments(marks_of(state).starts); });
        names_.insert("runs.starts");
        add_count("epoch", "epochs");
        add_count("step", "updates");
    }

    void add_count(const std::string& leaf, const std::string& name) {
        names_.insert(leaf);
        add_text(name, [&](const StateView& state) {
            const auto count = state.count(leaf);
            return count ? quantity(*count) : "";
        });
    }

    void add_leaf(const std::string& leaf, const std::string& name) {
        if (!names_.insert(leaf).second) return;
        const Record *a = a_.find(leaf), *b = b_.find(leaf);
        if (a != nullptr && b != nullptr && *a == *b) return;
        std::string of_a = a == nullptr ? "" : callback_value(a_, *a),
                    of_b = b == nullptr ? "" : callback_value(b_, *b);
        // The words for people may have too few digits to tell them apart.
        if (a != nullptr && b != nullptr && of_a == of_b) of_a = value_text(*a), of_b = value_text(*b);
        add(name, of_a, of_b);
    }

    /// Those that either state has; names without `prefix`.
    template <class List>
    void add_leaves(const List& list, std::string_view prefix) {
        for (const StateView* state : {&a_, &b_})
            for (const Record* record : (state->*list)()) {
                const std::string name = record->name.substr(prefix.size());
                if (!is_for_the_callback_alone(name.substr(name.find('.') + 1))) add_leaf(record->name, name);
            }
    }

    const StateView &a_, &b_;
    std::string rows_;
    std::set<std::string> names_;
};

/// Where two states differ: what was set, then what training made of it.
inline std::string differences(const Run& a, const Run& b) {
    const auto sentences = checkpoint::differences(a.state->file(), b.state->file());
    if (sentences.empty()) return "<p>Nothing: the two states are the same to the last bit.</p>\n";
    const SettingTable settings(*a.state, *b.state);
    constexpr Index shown = 60;
    std::string values;
    Index count = 0;
    for (const std::string& sentence : sentences) {
        if (sentence.starts_with("header line") || settings.has(sentence.substr(0, sentence.find(' '))))
            continue;
        if (++count <= shown) values += "<li>" + escaped(sentence) + "</li>\n";
    }
    if (count > shown) values += "<li>and " + std::to_string(count - shown) + " more</li>\n";
    const std::string html = settings.html();
    return (html.empty() ? "<p>No setting differs.</p>\n" : html) +
           (values.empty() ? ""
                           : "<details><summary>Values</summary>\n<ul>\n" + values + "</ul>\n</details>\n");
}

}  // namespace staticnn::report
