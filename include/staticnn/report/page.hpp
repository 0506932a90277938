// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/callback_tables.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/data_profile.hpp"
#include "staticnn/report/differences.hpp"
#include "staticnn/report/epoch_table.hpp"
#include "staticnn/report/findings.hpp"
#include "staticnn/report/first_weights.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/reproduction.hpp"
#include "staticnn/report/sections.hpp"
#include "staticnn/report/words.hpp"
#include "staticnn/report/worst_pictures.hpp"

namespace staticnn::report {

inline std::string heading(const std::string& title, const std::string& below) {
    return "<h1>" + escaped(title) + "</h1>\n<p class=\"soft\">" + escaped(below) + "</p>\n";
}

/// "Training report: a.bin", of a file anywhere: what a page without a title is called.
inline std::string title_of(const std::string& path) {
    return "Training report: " + path.substr(path.rfind('/') + 1);
}

/// The values of one sample that the network gives; 0 if the header does not say.
inline Index outputs_of(const Run& run) {
    try {
        const auto layers = checkpoint::layers_of(run.state->file(), run.path);
        return layers.empty() || layers.back().shape.size() != 1 ? 0 : layers.back().shape[0];
    } catch (const FormatError&) {
        return 0;
    }
}

/// A whole page about a training.
inline std::string page_of(const Run& run, const std::string& title) {
    const StateView& state = *run.state;
    const std::string topology = one_line(types_of(state).topology);
    const char* const program = state.is_true("run.is_open") ? "To go on" : "To reproduce";
    return page(title,
                heading(title, topology) + tiles(state) + section("Findings", findings(state)) +
                    charts({run}) + epoch_table(state) + section("Confusion matrix", confusion_table(state)) +
                    section("Worst-classified samples", worst_samples(state)) +
                    section("First layer", first_weights(state)) +
                    section("Data", data_profile(state, outputs_of(run))) + section("Layers", layers(run)) +
                    section("Optimizer", optimizer(state)) + section("Training", training(state)) +
                    section("Callbacks", callbacks(state)) + section(program, reproduction(run)) +
                    section("File and versions", environment(run)));
}

/// "A: a.bin: ended after 2 of 2 epochs, 8 updates, 51 parameters"
inline std::string line_of(const char* letter, const Run& run) {
    const StateView& state = *run.state;
    std::string text = std::string(letter) + (run.path.empty() ? "" : ": " + run.path) + ": ";
    if (state.count("step"))
        text += run_text(state) + ", " + counted(count_text(state, "step"), "update") + ", ";
    text += counted(quantity(state.parameters()), "parameter");
    return "<p class=\"soft line\">" + escaped(text) + "</p>\n";
}

/// A page about two, side by side.
inline std::string page_of(const Run& a, const Run& b, const std::string& title) {
    return page(title, "<h1>" + escaped(title) + "</h1>\n" + line_of("A", a) + line_of("B", b) +
                           comparison(a, b, charts({a, b})));
}

}  // namespace staticnn::report
