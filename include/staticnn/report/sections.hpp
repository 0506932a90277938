// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <boost/version.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/version.hpp"

namespace staticnn::report {

/// The numbers that one looks for first.
inline std::string tiles(const StateView& state) {
    const auto tile = [](const std::string& value, const std::string& name) {
        return "<div class=\"tile\"><b>" + escaped(value) + "</b><span class=\"soft\">" + escaped(name) +
               "</span></div>\n";
    };
    const auto counter = [&](const std::string& number, const std::string& noun) {
        return tile(number, counted(number, noun).substr(number.size() + 1));
    };
    std::string html;
    // Those of the validation, where there was one.
    const auto history = state.history();
    for (const bool wants_validation : {true, false}) {
        for (const Column& column : history) {
            const auto best = best_of(column);
            if (!best || column.name == "learning_rate" ||
                column.name.starts_with("val_") != wants_validation)
                continue;
            html += tile(short_number(best->value),
                         "best " + column.name + ", epoch\u00a0" + std::to_string(best->epoch));
        }
        if (!html.empty()) break;
    }
    html += counter(count_text(state, "epoch"), "epoch");
    html += counter(count_text(state, "step"), "update");
    html += counter(quantity(state.parameters()), "parameter");
    return "<div class=\"tiles\">\n" + html + "</div>\n";
}

inline std::string layers(const Run& run) {
    try {
        std::string rows =
            "<thead><tr><th>#</th><th>layer</th><th>output</th><th "
            "class=\"number\">parameters</th></tr></thead>\n";
        Index number = 0;
        for (const auto& layer : checkpoint::layers_of(run.state->file(), run.path)) {
            std::string shape;
            for (const Index extent : layer.shape)
                shape += (shape.empty() ? "" : " × ") + std::to_string(extent);
            rows += "<tr><td>" + std::to_string(number++) + "</td><td>" + escaped(one_line(layer.type)) +
                    "</td><td>" + escaped(shape) + "</td><td class=\"number\">" + quantity(layer.parameters) +
                    "</td></tr>\n";
        }
        return table(rows);
    } catch (const FormatError& error) {
        return "<p>" + escaped(error.what()) + "</p>\n";
    }
}

inline std::string optimizer(const StateView& state) {
    constexpr std::string_view prefix = "optimizer.";
    std::string rows = row("optimizer", one_line(state.header("optimizer").value_or("")));
    if (const auto rate = state.learning_rate())
        rows += row("learning rate", short_number(*rate) + " for the next update");
    for (const Record* record : state.optimizer_settings())
        if (record->name != "optimizer.learning_rate.value")
            rows += row(record->name.substr(prefix.size()), value_text(*record));
    return state.optimizer_settings().empty() ? "" : table(rows);
}

inline std::string training(const StateView& state) {
    if (!state.count("step")) return "";
    const Marks marks = marks_of(state);
    std::string rows = row("run", run_text(state)) + row("batch size", count_text(state, "batch_size")) +
                       row("seed", count_text(state, "seed")) +
                       row("samples per epoch", count_text(state, "run.samples"));
    if (!marks.starts.empty())
        rows += row(marks.starts.size() == 1 ? "its run began"
                                             : "its " + quantity(marks.starts.size()) + " runs began",
                    marks.starts == std::vector<double>{0} ? "at the start" : text_of_moments(marks.starts));
    if (!marks.resumptions.empty()) rows += row("resumed", text_of_moments(marks.resumptions), "resumed");
    return table(rows);
}

inline std::string environment(const Run& run) {
    const StateView& state = *run.state;
    const bool is_xml = state.file().format == checkpoint::Format::xml;
    std::string file;
    if (!run.path.empty())
        file =
            row("file", run.path) + row("form", std::string(is_xml ? "XML" : "binary") + ", format version " +
                                                    std::to_string(checkpoint::format_version));
    return table(file + row("digest", state.file().digest) +
                 row("written by", one_line(state.header("library").value_or("unknown"))) +
                 row("report by", std::string("staticnn ") + staticnn::version + ", Boost " +
                                      version_text(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                                                   BOOST_VERSION % 100)));
}

/// A call for each run, with the epochs that it had; one that early stopping ends, with those it was to have.
inline std::string calls_of_fit(const StateView& state) {
    std::vector<double> starts = marks_of(state).starts;
    const auto epochs = static_cast<double>(state.count("epoch").value_or(0));
    if (starts.empty() || starts.front() != 0) starts = {0};  // of a file that knows nothing of runs
    const auto of_run = [&](const char* name) { return static_cast<double>(state.count(name).value_or(0)); };
    const double missing =
        is_stopped_early(state) ? of_run("run.epochs_asked") - of_run("run.epochs_done") : 0;
    starts.push_back(epochs + missing);
    const auto history = state.history();
    const bool validates = std::any_of(history.begin(), history.end(),
                                       [](const Column& column) { return column.name.starts_with("val_"); });
    const std::string end = validates ? "});  // and the same validation data or split\n" : "});\n";
    constexpr Index most = 12;
    std::string text;
    for (Index i = 0; i + 1 < std::min(starts.size(), most + 1); ++i)
        text += "trainer.fit(data, {.epochs = " + short_number(starts[i + 1] - starts[i]) + end;
    if (starts.size() > most + 1)
        text += "// and " + std::to_string(starts.size() - 1 - most) + " more runs\n";
    return text;
}

/// What a program needs to come to the same bits, as far as a file can know.
inline std::string reproduction(const Run& run) {
    const StateView& state = *run.state;
    const SavedTypes types = types_of(state);
    if (!types.trainer || !state.count("step")) return "";
    const auto number = [&](const char* name) { return std::to_string(state.count(name).value_or(0)); };
    std::string text = alias("Model", types.topology) + alias("ModelTrainer", *types.trainer) +
                       "\nModelTrainer trainer({.batch_size = " + number("batch_size") +
                       ", .seed = " + number("seed") +
                       "});  // optimizer and callbacks with the settings above\n";
    text += state.is_true("run.is_open")
                ? "trainer.load(\"" + (run.path.empty() ? "its checkpoint" : run.path) +
                      "\");\ntrainer.resume(data);  // the data that fit was given\n"
                : calls_of_fit(state);
    return code(text) +
           "<p class=\"soft\">On the same data, with the settings above, any number of threads and any "
           "processor with a fused multiply-add gives the same bits, wherever the training is interrupted "
           "and "
           "resumed. Where settings were changed between two runs, the tables above have the last. "
           "<code>staticnn-inspect --emit-cpp</code> writes a header with these types and the settings of "
           "the optimizer.</p>\n";
}

/// Where two states differ: what was set, then what training made of it.
inline std::string differences(const Run& a, const Run& b) {
    constexpr Index shown = 60;
    std::string settings, values;
    Index count = 0, left_out = 0;
    for (const std::string& sentence : checkpoint::differences(a.state->file(), b.state->file())) {
        if (++count > shown) {
            ++left_out;
            continue;
        }
        const bool is_header = sentence.starts_with("header line");
        (is_header || sentence.find(" differs in ") == sentence.npos ? settings : values) +=
            "<li>" + escaped(sentence) + "</li>\n";
    }
    if (count == 0) return "<p>Nothing: the two states are the same to the last bit.</p>\n";
    std::string html;
    if (!settings.empty()) html += "<h3>Settings, counters and types</h3>\n<ul>\n" + settings + "</ul>\n";
    if (!values.empty())
        html += "<details><summary>Values</summary>\n<ul>\n" + values + "</ul>\n</details>\n";
    if (left_out > 0) html += "<p class=\"soft\">And " + std::to_string(left_out) + " more.</p>\n";
    return html;
}

}  // namespace staticnn::report
