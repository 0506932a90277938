// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/core/expect.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/known_parts.hpp"
#include "staticnn/report/literal.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/notes.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"

namespace staticnn::report {

/// The program that comes to the same bits, as far as a file can know, and where it cannot a comment.
class Reproduction {
public:
    explicit Reproduction(const Run& run)
        : path_(run.path), state_(*run.state), types_(types_of(state_)), history_(state_.history()) {}

    /// False for what is no training, such as weights alone.
    bool is_there() const { return types_.trainer && state_.count("step"); }

    /// Nobody is to compile what a forged file has written, or a class without a name.
    bool has_types() const {
        try {
            check_type(types_.topology, path_);
            check_type(*types_.trainer, path_);
            return true;
        } catch (const FormatError&) {
            return false;
        }
    }

    std::string text() const {
        const std::string validation = has_validation_data() ? ", class Validation" : "";
        return "#include <staticnn/staticnn.hpp>\n" + other_headers(*types_.trainer) +
               "\nusing namespace staticnn;\n\n// The types name no initializers: add those that are not the "
               "defaults.\n" +
               alias("Model", types_.topology) + alias("ModelTrainer", *types_.trainer) + '\n' +
               comment_on_data() + comment_on_bits() + "template <class Data" + validation +
               ">\nModelTrainer reproduce(const Data& data" +
               (validation.empty() ? "" : ", const Validation& validation") + ") {\n" + settings() + runs() +
               "    return trainer;\n}\n";
    }

    /// Why the program does not come to the same bits, a sentence for each reason; an open run goes on to
    /// them.
    std::string departures() const {
        std::string text;
        if (state_.is_true("run.is_open")) return text;
        for (const Note& note : notes_of(state_)) {
            if (new_rate_of(note.sentence) || !(note.epochs >= 0 && note.epochs <= of_run("epoch"))) continue;
            const bool is_within = is_within_run(note);
            const std::string subject = note.subject() == "learning_rate" ? "The learning rate was"
                                        : note.subject() == "batch_size"  ? "The batch size was"
                                                                          : "The data were";
            const std::string sentence = subject + " changed " +
                                         (is_within ? "within a run, " + in_epoch(note)
                                                    : "between runs, " + after_epochs(note.epochs)) +
                                         ": this program does not come to the same bits.";
            // Of data there may be a sentence for each column.
            if (text.find(sentence) == text.npos) text += (text.empty() ? "" : " ") + sentence;
        }
        return text;
    }

private:
    /// What is said of a run's validation by the values that it has left.
    enum class Validation { none, some, unknown };

    static std::string number(double value) { return text_for_message(value); }
    double of_run(const char* name) const { return static_cast<double>(state_.count(name).value_or(0)); }

    bool has_split() const {
        const double split = state_.number("run.validation_split").value_or(0);
        return split > 0 && split < 1;
    }

    Validation validation_in(Index first, Index last) const {
        const auto has_values = [&](bool is_validation) {
            for (const Column& column : history_)
                if (column.name == (is_validation ? "val_loss" : "loss"))
                    for (Index i = first; i < std::min(last, column.values.size()); ++i)
                        if (!std::isnan(column.values[i])) return true;
            return false;
        };
        if (has_values(true)) return Validation::some;
        return has_values(false) || first >= last ? Validation::none : Validation::unknown;
    }
    bool has_validation_data() const {
        return !has_split() && validation_in(0, state_.count("epoch").value_or(0)) == Validation::some;
    }

    std::string comment_on_data() const {
        std::string text = "// The " + count_text(state_, "conditions.data.samples") +
                           " samples for training have the fingerprint " +
                           fingerprint_text(state_.count("conditions.data.fingerprint").value_or(0)) + ".\n";
        if (has_split()) text += "// `data` has those of the split besides.\n";
        if (has_validation_data()) text += "// `validation` is known by its results alone.\n";
        return text +
               "// The file does not know of class_weights, of weights from elsewhere, or of what functions "
               "did.\n";
    }

    std::string comment_on_bits() const {
        const std::string why = departures();
        return why.empty() ? "" : "// " + why + '\n';
    }

    std::string settings() const {
        std::string text;
        const std::uint64_t seed = state_.count("seed").value_or(0);
        std::vector<std::string> arguments{
            "{.batch_size = " + std::to_string(state_.count("batch_size").value_or(0)) +
            ", .seed = " + std::to_string(seed) + (seed >> 63 != 0 ? "u}" : "}")};
        if (const auto all = checkpoint::template_arguments(*types_.trainer)) {
            text += "    " + one_line((*all)[2]) + " optimizer;\n";
            for (const Record* record : state_.optimizer_settings())
                text += record->name == constant_rate && first_rate() ? start_rate()
                                                                      : assignment(record->name, *record);
            arguments.emplace_back("optimizer");
            append_parts("callbacks.", callback_names(), *all, text, arguments);
            append_parts("update_rules.", rule_names(), *all, text, arguments);
        }
        return text + constructor(arguments) + rate_factors();
    }

    /// On as many lines as it needs.
    static std::string constructor(const std::vector<std::string>& arguments) {
        constexpr Index width = 76;
        const std::string begin = "    ModelTrainer trainer(";
        std::string text, line = begin;
        for (Index i = 0; i < arguments.size(); ++i) {
            const std::string argument = arguments[i] + (i + 1 < arguments.size() ? "," : ");\n");
            if (i > 0 && line.size() + argument.size() >= width) {
                text += line + '\n';
                line = std::string(begin.size(), ' ') + argument;
            } else {
                line += (i > 0 ? " " : "") + argument;
            }
        }
        return text + line;
    }

    /// The rate of the first epoch, where that of the next update may be another; nothing of a schedule.
    std::optional<double> first_rate() const {
        if (state_.find("callbacks.learning_rate_finder.min_rate") != nullptr) return {};  // puts it back
        for (const Column& column : history_)
            if (column.name == "learning_rate" && !column.values.empty() &&
                std::isfinite(column.values.front()))
                return column.values.front();
        return {};
    }

    std::string start_rate() const {
        bool is_constant = state_.number(constant_rate) == first_rate();
        for (const Column& column : history_)
            if (column.name == "learning_rate")
                for (const double rate : column.values) is_constant = is_constant && rate == *first_rate();
        const bool is_rolled_back = state_.count("callbacks.roll_back_on_nan.roll_backs").value_or(0) > 0;
        return "    optimizer.learning_rate = " + number(*first_rate()) +
               (is_rolled_back ? ";  // that of the end of the first epoch, perhaps rolled back by then\n"
                : is_constant  ? ";\n"
                               : ";  // that of the first epoch\n");
    }

    std::vector<std::string> callback_names() const {
        std::istringstream words(state_.header("callbacks").value_or(""));
        std::vector<std::string> names;
        for (std::string name; words >> name;)
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        return names;
    }
    std::vector<std::string> rule_names() const {
        constexpr std::string_view prefix = "update_rules.";
        std::vector<std::string> names;
        for (const Record* record : state_.below(prefix)) {
            const std::string name = record->name.substr(prefix.size());
            const std::string part = name.substr(0, name.find('.'));
            if (names.empty() || names.back() != part) names.push_back(part);
        }
        return names;
    }

    /// A variable for each callback or update rule whose settings are not the defaults.
    void append_parts(const std::string& prefix, const std::vector<std::string>& names,
                      const std::vector<std::string_view>& types, std::string& text,
                      std::vector<std::string>& arguments) const {
        const std::vector<KnownPart> known = known_parts();
        for (const std::string& name : names) {
            const auto part = std::find_if(known.begin(), known.end(), [&](const KnownPart& one) {
                return is_numbered(name, one.name) &&
                       std::find(types.begin(), types.end(), one.type) != types.end();
            });
            if (part == known.end()) {
                if (!state_.below(prefix + name + '.').empty())
                    text += "    // The file does not tell the settings of " + one_line(name) +
                            " from its memory.\n";
                continue;
            }
            const std::string values = values_of(*part, name, prefix + name + '.');
            // What is given for the second of a type is taken for the first where that is left out.
            const auto is_same = [&](const std::string& other) { return is_numbered(other, part->name); };
            if (values.empty() && std::count_if(names.begin(), names.end(), is_same) == 1) continue;
            text += "    " + part->type + ' ' + name + ";\n" + values;
            arguments.push_back(name);
        }
    }

    std::string values_of(const KnownPart& part, const std::string& name, const std::string& prefix) const {
        std::string text;
        if (!part.path.empty())
            text += "    " + name + ".path = " + string_literal(name.substr(part.name.size()) + part.path) +
                    ";  // whatever it was\n";
        for (const Record& setting : part.settings) {
            const Record* record = state_.find(prefix + setting.name);
            if (record == nullptr || record->type != setting.type) continue;
            if (record->extents == setting.extents && record->bytes == setting.bytes) continue;
            const std::string member = name + '.' + setting.name;
            text += setting.name == "patience" && state_.count(record->name) == EarlyStopping::never
                        ? "    " + member + " = EarlyStopping::never;\n"
                        : assignment(member, *record);
        }
        return text;
    }

    std::string rate_factors() const {
        const std::vector<double> factors = state_.numbers("rate_factors");
        const std::vector<const Record*> parameters = state_.below("network.");
        std::string text;
        for (Index i = 0; i < std::min(factors.size(), parameters.size()); ++i)
            if (factors[i] != 1 && std::isfinite(factors[i]))
                text += "    trainer.set_rate_factor(" + string_literal(parameters[i]->name.substr(8)) +
                        ", " + number(factors[i]) + ");\n";
        return text.empty() ? text : "    // Since when is not known; here from the start.\n" + text;
    }

    std::string runs() const { return state_.is_true("run.is_open") ? open_run() : closed_runs(); }

    std::string open_run() const {
        return "    trainer.load(" + string_literal(path_.empty() ? "its checkpoint" : path_) +
               ");\n    trainer.resume(data" +
               (has_validation_data() ? ", validation_data(validation)" : "") + ");\n";
    }

    /// A call for each run, with the epochs that it had; one that early stopping ends, with those it was to
    /// have.
    std::string closed_runs() const {
        std::vector<double> starts = state_.numbers("runs.starts");
        const double epochs = std::min(of_run("epoch"), most_epochs);
        if (epochs == 0) return "";
        // Files may be forged, or know nothing of runs.
        std::erase_if(starts, [&](double start) { return !(start >= 0 && start < epochs); });
        if (starts.empty() || starts.front() != 0 || !std::is_sorted(starts.begin(), starts.end()))
            starts = {0};
        starts.push_back(epochs);
        constexpr Index most = 12;
        std::string text = starts.size() == 2 ? comment_on_updates(epochs) : "";
        if (starts.size() > 2)
            text +=
                "    // Of earlier runs the file knows the epochs; split and shuffle are those of the "
                "last.\n";
        for (Index i = 0; i + 1 < std::min(starts.size(), most + 1); ++i)
            text += changes_at(starts[i]) + changes_within(starts[i], starts[i + 1]) + fit(starts, i);
        if (starts.size() > most + 1)
            text += "    // and " + std::to_string(starts.size() - 1 - most) + " more runs\n";
        return text;
    }

    /// Of a single run, whose epochs are those of the file.
    std::string comment_on_updates(double epochs) const {
        const double batch = of_run("batch_size");
        if (!(batch > 0)) return "";
        const double updates = epochs * std::ceil(of_run("run.samples") / batch);
        return updates == of_run("step")
                   ? ""
                   : "    // The file has seen " + counted(count_text(state_, "step"), "batch", "batches") +
                         ", these epochs are " + number(updates) +
                         ": train_on_batch, or a run that was cut short or given up, made the difference.\n";
    }

    /// True for what was said when a run went on, which no call of fit can do.
    bool is_within_run(const Note& note) const {
        const std::vector<double> starts = state_.numbers("runs.starts");
        return note.is_of_interruption() ||
               std::find(starts.begin(), starts.end(), note.epochs) == starts.end();
    }

    /// "in epoch 14", after 13 of them
    static std::string in_epoch(const Note& note) {
        return "in epoch " + quantity(static_cast<Index>(note.epochs) + 1);
    }

    std::string changes_within(double begin, double end) const {
        std::string text;
        for (const Note& note : notes_of(state_))
            if (note.epochs >= begin && note.epochs < end && is_within_run(note))
                text += "    // not in this program, " + in_epoch(note) +
                        " of all: " + one_line(note.sentence) + ".\n";
        return text;
    }

    /// What was said when a run began after so many epochs.
    std::string changes_at(double epochs) const {
        std::string text;
        for (const Note& note : notes_of(state_)) {
            if (note.epochs != epochs || is_within_run(note)) continue;
            const auto rate = new_rate_of(note.sentence);
            if (rate)
                text += "    trainer.set_learning_rate(" + *rate + ");\n";
            else
                text += "    // not in this program: " + one_line(note.sentence) + ".\n";
        }
        return text;
    }

    /// Of "learning_rate: 0.002 now, 0.01 in the run before".
    static std::optional<std::string> new_rate_of(std::string_view sentence) {
        constexpr std::string_view begin = "learning_rate: ", middle = " now, ", end = " in the run before";
        if (!sentence.starts_with(begin) || !sentence.ends_with(end)) return {};
        sentence.remove_prefix(begin.size());
        const std::string_view digits = sentence.substr(0, sentence.find(middle));
        double rate = 0;
        const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), rate);
        if (error != std::errc() || rest != digits.data() + digits.size() || !(rate >= 0 && rate < 1e9))
            return {};
        return std::string(digits);
    }

    std::string fit(const std::vector<double>& starts, Index run) const {
        const bool is_last = run + 2 == starts.size();
        double epochs = starts[run + 1] - starts[run];
        if (is_last && is_stopped_early(state_) && of_run("run.epochs_asked") > of_run("run.epochs_done"))
            epochs += of_run("run.epochs_asked") - of_run("run.epochs_done");
        const Validation validation =
            validation_in(static_cast<Index>(starts[run]), static_cast<Index>(starts[run + 1]));
        std::string options = ".epochs = " + number(epochs), extras, note;
        if (has_split() && (is_last || validation != Validation::none))
            options += ", .validation_split = " + number(*state_.number("run.validation_split"));
        else if (validation == Validation::some)
            extras = ", validation_data(validation)";
        else if (validation == Validation::unknown)
            note = "  // and perhaps validation data";
        const bool shuffles = state_.find("run.shuffle") == nullptr || state_.is_true("run.shuffle");
        if (!shuffles) options += ", .shuffle = false";
        return "    trainer.fit(data, {" + options + '}' + extras + ");" + note + '\n';
    }

    static constexpr double most_epochs = 1e15;  // of files that are forged
    static constexpr std::string_view constant_rate = "optimizer.learning_rate.value";

    std::string path_;
    const StateView& state_;
    SavedTypes types_;
    std::vector<Column> history_;
};

/// What a program needs to come to the same bits, as far as a file can know.
inline std::string reproduction(const Run& run) {
    const Reproduction program(run);
    if (!program.is_there()) return "";
    if (!program.has_types())
        return "<p class=\"soft\">There is no program: the types of this file cannot be written in C++, as "
               "those "
               "of a class without a name.</p>\n";
    std::string bits = program.departures();
    if (bits.empty())
        bits =
            "On the same data any number of threads and any processor with a fused multiply-add give the "
            "same "
            "bits, wherever the training is interrupted and resumed.";
    return code(program.text()) + "<p class=\"soft\">" + bits +
           " Settings that are not here are the defaults; those of callbacks are those of the last "
           "run.</p>\n";
}

}  // namespace staticnn::report
