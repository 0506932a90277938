// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "inspect/overview.hpp"
#include "inspect/state_view.hpp"
#include "report/html.hpp"
#include "report/svg_chart.hpp"
#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/core/error.hpp"

namespace report {

/// A checkpoint, and what it is called.
struct Run {
    std::string path;
    const inspect::StateView* state;
};

inline std::string count_text(const inspect::StateView& state, const char* name) {
    return inspect::quantity(state.count(name).value_or(0));
}

/// The numbers that one looks for first.
inline std::string tiles(const inspect::StateView& state) {
    const auto tile = [](const std::string& value, const std::string& name) {
        return "<div class=\"tile\"><b>" + escaped(value) + "</b><span class=\"soft\">" + escaped(name) +
               "</span></div>\n";
    };
    std::string html;
    // Those of the validation, where there was one.
    const auto history = state.history();
    for (const bool wants_validation : {true, false}) {
        for (const inspect::Column& column : history) {
            const auto best = inspect::best_of(column);
            if (!best || column.name == "learning_rate" ||
                column.name.starts_with("val_") != wants_validation)
                continue;
            html += tile(inspect::short_number(best->value),
                         "best " + column.name + ", epoch " + std::to_string(best->epoch));
        }
        if (!html.empty()) break;
    }
    html += tile(count_text(state, "epoch"), "epochs");
    html += tile(count_text(state, "step"), "updates");
    html += tile(inspect::quantity(state.parameters()), "parameters");
    return "<div class=\"tiles\">\n" + html + "</div>\n";
}

/// A chart for the loss, for each metric and for the learning rate. One run has training and validation in
/// two colours; of two each has its colour.
inline std::string charts(const std::vector<Run>& runs) {
    std::vector<std::string> names;
    for (const Run& run : runs)
        for (const inspect::Column& column : run.state->history())
            if (!column.name.starts_with("val_") &&
                std::find(names.begin(), names.end(), column.name) == names.end())
                names.push_back(column.name);
    const bool is_alone = runs.size() == 1;
    std::string html;
    for (const std::string& name : names) {
        std::vector<Series> series;
        for (int number = 0; number < static_cast<int>(runs.size()); ++number)
            for (const inspect::Column& column : runs[static_cast<Index>(number)].state->history()) {
                const bool is_validation = column.name == "val_" + name;
                if ((!is_validation && column.name != name) || !inspect::best_of(column)) continue;
                const std::string part = name == "learning_rate" ? ""
                                         : is_validation         ? "validation"
                                                                 : "training";
                const std::string run = is_alone ? "" : number == 0 ? "A" : "B";
                series.push_back({run + (run.empty() || part.empty() ? "" : ", ") + part, column.values,
                                  is_alone ? (is_validation ? 1 : 0) : number, is_validation});
            }
        html += SvgChart(name == "learning_rate" ? "learning rate" : name, series).figure();
    }
    return html.empty() ? "<p class=\"soft\">No epoch is finished: there are no curves yet.</p>\n"
                        : "<div class=\"charts\">\n" + html + "</div>\n";
}

inline std::string layers(const Run& run) {
    try {
        std::string rows =
            "<thead><tr><th>#</th><th>layer</th><th>output</th><th "
            "class=\"number\">parameters</th></tr></thead>\n";
        Index number = 0;
        for (const auto& layer : staticnn::checkpoint::layers_of(run.state->file(), run.path)) {
            std::string shape;
            for (const Index extent : layer.shape)
                shape += (shape.empty() ? "" : " × ") + std::to_string(extent);
            rows += "<tr><td>" + std::to_string(number++) + "</td><td>" +
                    escaped(inspect::one_line(layer.type)) + "</td><td>" + escaped(shape) +
                    "</td><td class=\"number\">" + inspect::quantity(layer.parameters) + "</td></tr>\n";
        }
        return table(rows);
    } catch (const staticnn::FormatError& error) {
        return "<p>" + escaped(error.what()) + "</p>\n";
    }
}

inline std::string optimizer(const inspect::StateView& state) {
    constexpr std::string_view prefix = "optimizer.";
    std::string rows = row("optimizer", inspect::one_line(state.header("optimizer").value_or("")));
    if (const auto rate = state.learning_rate())
        rows += row("learning rate", inspect::short_number(*rate) + " for the next update");
    for (const inspect::Record* record : state.optimizer_settings())
        if (record->name != "optimizer.learning_rate.value")
            rows += row(record->name.substr(prefix.size()), inspect::value_text(*record));
    return state.optimizer_settings().empty() ? "" : table(rows);
}

inline std::string training(const inspect::StateView& state) {
    if (!state.count("step")) return "";
    return table(row("run", inspect::run_text(state)) + row("batch size", count_text(state, "batch_size")) +
                 row("seed", count_text(state, "seed")) +
                 row("samples of an epoch", count_text(state, "run.samples")));
}

inline std::string callbacks(const inspect::StateView& state) {
    constexpr std::string_view prefix = "callbacks.";
    std::string rows;
    for (const inspect::Record* record : state.callback_values())
        rows += row(record->name.substr(prefix.size()), inspect::value_text(*record));
    return table(rows);
}

inline std::string environment(const Run& run) {
    const inspect::StateView& state = *run.state;
    const bool is_xml = state.file().format == staticnn::checkpoint::Format::xml;
    return table(
        row("file", run.path) +
        row("form", std::string(is_xml ? "XML" : "binary") + ", format version " +
                        std::to_string(staticnn::checkpoint::format_version)) +
        row("digest", state.file().digest) +
        row("written by", inspect::one_line(state.header("library").value_or("unknown"))) +
        row("report by", std::string("staticnn ") + staticnn::version + ", Boost " +
                             inspect::version_text(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                                                   BOOST_VERSION % 100)));
}

/// What a program needs to come to the same bits, as far as a file can know.
inline std::string reproduction(const Run& run) {
    const inspect::StateView& state = *run.state;
    const inspect::SavedTypes types = inspect::types_of(state);
    if (!types.trainer || !state.count("step")) return "";
    const auto number = [&](const char* name) { return std::to_string(state.count(name).value_or(0)); };
    std::string text = inspect::alias("Model", types.topology) +
                       inspect::alias("ModelTrainer", *types.trainer) +
                       "\nModelTrainer trainer({.batch_size = " + number("batch_size") +
                       ", .seed = " + number("seed") + "});\n";
    text += state.is_true("run.is_open") ? "trainer.load(\"" + run.path +
                                               "\");\ntrainer.resume(data);  // the data that fit was given\n"
                                         : "trainer.fit(data, {.epochs = " + number("epoch") + "});\n";
    return code(text) +
           "<p class=\"soft\">On the same data, with the settings above, any number of threads and any "
           "processor "
           "with a fused multiply-add gives the same bits. Several runs in a row, or settings changed in "
           "between, "
           "are not told apart here. <code>staticnn-inspect --emit-cpp</code> writes a header with these "
           "types and "
           "all settings.</p>\n";
}

/// Where two states differ: what was set, then what training made of it.
inline std::string differences(const Run& a, const Run& b) {
    constexpr Index shown = 60;
    std::string settings, values;
    Index count = 0, left_out = 0;
    for (const std::string& sentence : staticnn::checkpoint::differences(a.state->file(), b.state->file())) {
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
    if (!values.empty()) html += "<h3>Values</h3>\n<ul>\n" + values + "</ul>\n";
    if (left_out > 0) html += "<p class=\"soft\">And " + std::to_string(left_out) + " more.</p>\n";
    return html;
}

}  // namespace report
