// SPDX-License-Identifier: BSL-1.0
//
// A page about a checkpoint, or about two side by side, for people: one file of HTML.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "report/first_weights.hpp"
#include "report/sections.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"

namespace {

using report::Run;
using report::section;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string heading(const std::string& title, const std::string& below) {
    return "<h1>" + report::escaped(title) + "</h1>\n<p class=\"soft\">" + report::escaped(below) + "</p>\n";
}

std::string page_of(const Run& run) {
    const inspect::StateView& state = *run.state;
    const std::string topology = inspect::one_line(inspect::types_of(state).topology);
    const std::string title = file_name(run.path);
    return report::page(title, heading(title, topology) + report::tiles(state) + report::charts({run}) +
                                   section("Layers", report::layers(run)) +
                                   section("First layer", report::first_weights(state)) +
                                   section("Optimizer", report::optimizer(state)) +
                                   section("Training", report::training(state)) +
                                   section("Callbacks", report::callbacks(state)) +
                                   section("To reproduce", report::reproduction(run)) +
                                   section("File and versions", report::environment(run)));
}

std::string page_of(const Run& a, const Run& b) {
    const std::string title = file_name(a.path) + " and " + file_name(b.path);
    const auto side = [](const char* letter, const Run& run) {
        return section(std::string(letter) + ": " + run.path,
                       report::tiles(*run.state) + "<p></p>" + report::training(*run.state));
    };
    return report::page(title, heading(title, "A: " + a.path + ", B: " + b.path) + report::charts({a, b}) +
                                   section("Where they differ", report::differences(a, b)) + side("A", a) +
                                   side("B", b));
}

/// To the file, or to the standard output where there is no name.
void write(const std::string& text, const std::string& path) {
    if (path.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return;
    }
    std::ofstream file(path, std::ios::binary);
    if (!(file << text << std::flush)) throw staticnn::FileError("cannot write '" + path + "'");
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{
        "Writes a page about a checkpoint of staticnn, or about two side by side: curves, layers, settings, "
        "weights. "
        "One file of HTML that needs nothing else. Exit codes: 0; 2 for trouble."};
    std::vector<std::string> paths;
    std::string output;
    app.add_option("FILES", paths, "One checkpoint, or two")->required()->expected(1, 2)->type_name("");
    app.add_option("-o,--output", output, "Where to write; the standard output without it")
        ->type_name("FILE");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto a = staticnn::checkpoint::read_file(paths.front());
    const inspect::StateView state_of_a(a);
    const Run run_a{paths.front(), &state_of_a};
    if (paths.size() == 1) {
        write(page_of(run_a), output);
        return 0;
    }
    const auto b = staticnn::checkpoint::read_file(paths.back());
    const inspect::StateView state_of_b(b);
    write(page_of(run_a, {paths.back(), &state_of_b}), output);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
