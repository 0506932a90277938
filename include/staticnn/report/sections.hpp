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
#include "staticnn/report/kept_weights.hpp"
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
    const auto kept = kept_weights_of(state);
    // Those of the validation, where there was one.
    const auto history = state.history();
    for (const bool wants_validation : {true, false}) {
        for (const Column& column : history) {
            const auto best = best_of(column);
            if (!best || column.name == "learning_rate" ||
                column.name.starts_with("val_") != wants_validation)
                continue;
            html += tile(result_text(best->value),
                         "best " + column.name + ", epoch\u00a0" + std::to_string(best->epoch) +
                             (kept && kept->best_epoch != best->epoch ? ", not of the weights kept" : ""));
        }
        if (!html.empty()) break;
    }
    if (kept && kept->best_epoch != 0)
        html +=
            tile("epoch\u00a0" + quantity(kept->best_epoch), "weights kept, the best by " + kept->monitor);
    else if (kept)
        html += tile(counted(quantity(kept->averaged), "epoch"), "weights kept, their mean");
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
    // Of a single run from the start there is nothing to be said.
    if (marks.starts.size() > 1 || (!marks.starts.empty() && marks.starts.front().epochs > 0))
        rows += row(marks.starts.size() == 1 ? "its run began"
                                             : "its " + quantity(marks.starts.size()) + " runs began",
                    words_of_moments(marks.starts));
    if (!marks.resumptions.empty()) rows += row("resumed", words_of_moments(marks.resumptions), "resumed");
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

}  // namespace staticnn::report
