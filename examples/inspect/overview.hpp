// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <xxhash.h>

#include <algorithm>
#include <boost/version.hpp>
#include <string>
#include <string_view>

#include "inspect/chart.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/models/summary.hpp"
#include "staticnn/report/marks.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/version.hpp"

namespace inspect {

/// "  batch size     32", the value beginning in a column of its own.
inline std::string line(const std::string& name, const std::string& value, Index value_column = 22) {
    const Index used = name.size() + 2;
    return "  " + name + std::string(used < value_column ? value_column - used : 1, ' ') + value + '\n';
}

inline std::string heading(std::string_view title) { return '\n' + std::string(title) + '\n'; }

/// What the file is, who wrote it and who reads it now.
inline std::string origin(const StateView& state, const std::string& path) {
    const bool is_xml = state.file().format == staticnn::checkpoint::Format::xml;
    return path + ": an intact checkpoint, kind '" + state.header("kind").value_or("") + "'\n\n" +
           line("form", std::string(is_xml ? "XML" : "binary") + ", format version " +
                            std::to_string(staticnn::checkpoint::format_version)) +
           line("digest", state.file().digest) +
           line("written by", one_line(state.header("library").value_or("unknown"))) +
           line("read by",
                std::string("staticnn ") + staticnn::version + ", Boost " +
                    version_text(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100) +
                    ", xxHash " + version_text(XXH_VERSION_MAJOR, XXH_VERSION_MINOR, XXH_VERSION_RELEASE));
}

inline std::string type_section(const StateView& state) {
    const SavedTypes types = types_of(state);
    if (types.topology.empty()) return "";
    std::string text = '\n' + alias("Model", types.topology);
    if (types.trainer) text += alias("ModelTrainer", *types.trainer);
    return text;
}

/// The table of the layers, or why there is none.
inline std::string layer_table(const StateView& state, const std::string& path) {
    if (state.parameters() == 0) return "";
    try {
        return '\n' + staticnn::checkpoint::summary(state.file(), path);
    } catch (const staticnn::FormatError& error) {
        return '\n' + std::string(error.what()) + '\n';
    }
}

inline std::string optimizer_section(const StateView& state) {
    constexpr std::string_view prefix = "optimizer.";
    auto settings = state.optimizer_settings();
    if (settings.empty()) return "";
    // A constant rate is that of the next update.
    std::erase_if(settings,
                  [](const Record* record) { return record->name == "optimizer.learning_rate.value"; });
    Index column = 22;
    for (const Record* record : settings) column = std::max(column, record->name.size() - prefix.size() + 4);
    std::string text = heading("Optimizer " + one_line(state.header("optimizer").value_or("")));
    if (const auto rate = state.learning_rate())
        text += line("learning rate", short_number(*rate) + " for the next update", column);
    for (const Record* record : settings)
        text += line(record->name.substr(prefix.size()), value_text(*record), column);
    return text;
}

inline std::string training_section(const StateView& state) {
    if (!state.count("step")) return "";
    const auto number = [&](const char* name) { return quantity(state.count(name).value_or(0)); };
    const std::string callbacks = one_line(state.header("callbacks").value_or(""));
    return heading("Training") + line("step", number("step")) + line("epoch", number("epoch")) +
           line("run", run_text(state)) + line("batch size", number("batch_size")) +
           line("seed", number("seed")) +
           (state.header("resumed") ? line("resumed", words_of_moments(marks_of(state).resumptions)) : "") +
           (callbacks.empty() ? "" : line("callbacks", callbacks));
}

/// Whether the values called "val_" were measured, as far as the state tells: it does not know of validation
/// data whose values are all NaN.
inline bool has_validation(const StateView& state, const std::vector<Column>& history) {
    return state.number("run.validation_split").value_or(0) > 0 ||
           std::any_of(history.begin(), history.end(), [](const Column& column) {
               return column.name.starts_with("val_") && best_of(column);
           });
}

inline std::string best_section(const StateView& state, const std::vector<Column>& history) {
    std::string text;
    for (const Column& column : history) {
        if (column.values.empty() || column.name == "learning_rate") continue;
        const auto best = best_of(column);
        if (!best) {
            if (!column.name.starts_with("val_") || has_validation(state, history))
                text += line(column.name, "nan in every epoch");
            continue;
        }
        const std::string value = short_number(best->value);
        text += line(column.name, value + std::string(value.size() < 11 ? 11 - value.size() : 1, ' ') +
                                      "in epoch " + std::to_string(best->epoch) + ", last " +
                                      short_number(column.values.back()));
    }
    return text.empty() ? text : heading("Best") + text;
}

/// The loss, and the first metric.
inline std::string history_section(const std::vector<Column>& history) {
    std::string text;
    for (Index i = 0; i < std::min<Index>(2, history.size()); ++i) {
        const std::string& name = history[i].name;
        if (name.starts_with("val_") || name == "learning_rate") continue;
        const std::string chart = chart_of(history, name);
        text += (text.empty() || chart.empty() ? "" : "\n") + chart;
    }
    return text.empty() ? text : heading("History") + text;
}

inline std::string size_section(const StateView& state, Index file_size) {
    const auto size = [](Index bytes) {
        return staticnn::detail::text_of_bytes(bytes) + " (" + quantity(bytes) + " bytes)";
    };
    const Index rest = state.state_bytes() - state.weight_bytes() - state.slot_bytes();
    return heading("Sizes") + line("weights", size(state.weight_bytes())) +
           line("optimizer slots", size(state.slot_bytes())) + line("other state", size(rest)) +
           line("file", size(file_size)) + line("leaves", quantity(state.file().records.size()));
}

/// Everything that a person may want to know of a file, for a terminal of 80 columns.
inline std::string overview(const StateView& state, const std::string& path, Index file_size) {
    const std::vector<Column> history = state.history();
    return origin(state, path) + type_section(state) + layer_table(state, path) + optimizer_section(state) +
           training_section(state) + best_section(state, history) + history_section(history) +
           size_section(state, file_size);
}

}  // namespace inspect
