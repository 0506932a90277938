// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/counted.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/report/callback_tables.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/compared_results.hpp"
#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/kept_weights.hpp"
#include "staticnn/report/known_parts.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// A table of what two runs came to, and of the settings in which they differ, each once, whatever leaves and
/// lines of the header have it.
class ComparedTable {
public:
    ComparedTable(const StateView& a, const StateView& b) : a_(a), b_(b) {
        add_types();
        add_course();
        add_leaves(&StateView::optimizer_settings, "");
        add_leaves(&StateView::callback_values, "callbacks.");
        add_leaves(&StateView::rule_values, "update_rules.");
    }

    std::string html() const {
        const auto text_of_loss = [](const StateView& state) { return argument(state, 1, 2); };
        const std::string results = ResultRows(a_, b_, text_of_loss(a_) == text_of_loss(b_)).html();
        return table("<thead><tr><th></th><th>A</th><th>B</th></tr></thead>\n" + results + findings_ +
                         group(rows_.empty() ? "No setting differs" : "Settings that differ") + rows_,
                     "compared");
    }

    bool has_settings() const { return !rows_.empty(); }

    /// True for a leaf that the table is about.
    bool has(std::string_view leaf) const { return names_.contains(std::string(leaf)); }

private:
    static constexpr const char* nothing = "–";

    static std::string group(const std::string& title) {
        return "<tr class=\"group\"><th colspan=\"3\">" + title + "</th></tr>\n";
    }

    void add(const std::string& name, const std::string& a, const std::string& b) {
        if (a == b) return;
        const auto cell = [](const std::string& value) {
            return "<td>" + escaped(value.empty() ? nothing : value) + "</td>";
        };
        // What a callback found is a result.
        (name.ends_with(".findings") ? findings_ : rows_) +=
            "<tr><th scope=\"row\">" + breakable(name) + "</th>" + cell(a) + cell(b) + "</tr>\n";
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
            return rate ? text_for_message(*rate) : "";
        });
        names_.insert({"optimizer.learning_rate.value", "conditions.learning_rate", "conditions.batch_size"});
        add_count("conditions.data.samples", "samples for training");
        add_text("fingerprint of the data", [](const StateView& state) {
            const auto fingerprint = state.count("conditions.data.fingerprint");
            return fingerprint ? fingerprint_text(*fingerprint) : "";
        });
        names_.insert("conditions.data.fingerprint");
        add_leaf("run.validation_split", "validation split");
        add_text("samples for validation", [](const StateView& state) {
            const Index total = Confusion(state).total();
            return total == 0 ? "" : quantity(total);
        });
        add_text("weights kept", [](const StateView& state) {
            const auto kept = kept_weights_of(state);
            return !kept                   ? ""
                   : kept->best_epoch != 0 ? "of epoch " + quantity(kept->best_epoch)
                                           : "the mean of " + counted(quantity(kept->averaged), "epoch");
        });
        add_leaf("run.shuffle", "shuffled");
        for (const char* name : {"is_open", "is_stopping", "is_cut_short", "is_in_epoch", "epochs_asked",
                                 "epochs_done", "samples"})
            names_.insert(std::string("run.") + name);
        names_.insert("position");
        add_text("runs began",
                 [](const StateView& state) { return words_of_moments(marks_of(state).starts); });
        names_.insert("runs.starts");
        names_.insert({"epoch", "step"});  // in the line of each run
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
                if (!is_memory(name)) add_leaf(record->name, name);
            }
    }

    /// True for "early_stopping.wait": what a callback made of the training. Of one that is not the library's
    /// no file tells it from a setting.
    bool is_memory(const std::string& name) const {
        const Index dot = std::min(name.find('.'), name.size());
        const std::string member = dot < name.size() ? name.substr(dot + 1) : "";
        if (is_for_the_callback_alone(member)) return true;
        if (member == "findings") return false;  // which are for people
        for (const KnownPart& part : known_)
            if (is_numbered(name.substr(0, dot), part.name))
                return std::none_of(part.settings.begin(), part.settings.end(),
                                    [&](const Record& setting) { return setting.name == member; });
        return false;
    }

    const StateView &a_, &b_;
    const std::vector<KnownPart> known_ = known_parts();
    std::string rows_, findings_;
    std::set<std::string> names_;
};

/// Of two runs what they came to, then the settings and last the values in which they differ. `curves` are
/// HTML and stand before those values.
inline std::string comparison(const Run& a, const Run& b, const std::string& curves) {
    const ComparedTable settings(*a.state, *b.state);
    const auto sentences = checkpoint::differences(a.state->file(), b.state->file());
    constexpr Index shown = 60;
    // What the table tells in other words; all that there is, where it tells nothing.
    const auto is_told = [&](const std::string& sentence) {
        return !settings.html().empty() &&
               (sentence.starts_with("header line") || settings.has(sentence.substr(0, sentence.find(' '))));
    };
    std::string values;
    Index count = 0;
    for (const std::string& sentence : sentences) {
        if (is_told(sentence)) continue;
        if (++count <= shown) values += "<li>" + escaped(sentence) + "</li>\n";
    }
    if (count > shown) values += "<li>and " + std::to_string(count - shown) + " more</li>\n";
    return section("Compared",
                   settings.html() +
                       (sentences.empty() ? "<p>The two states are the same to the last bit.</p>\n" : "")) +
           curves +
           (values.empty()
                ? ""
                : section("Values that differ", "<details><summary>All " + quantity(count) +
                                                    "</summary>\n<ul>\n" + values + "</ul>\n</details>\n"));
}

}  // namespace staticnn::report
