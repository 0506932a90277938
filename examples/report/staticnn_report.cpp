// SPDX-License-Identifier: BSL-1.0
//
// A page about a checkpoint, or about two side by side, for people: one file of HTML. Or their curves alone.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/charts.hpp"
#include "staticnn/report/page.hpp"
#include "support/unknown_option.hpp"

namespace {

namespace checkpoint = staticnn::checkpoint;
namespace report = staticnn::report;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string page_of(const std::vector<report::Run>& runs) {
    const report::Run& a = runs.front();
    if (runs.size() == 1) return report::page_of(a, report::title_of(a.path));
    const report::Run& b = runs.back();
    return report::page_of(a, b, report::title_of(a.path) + " and " + file_name(b.path));
}

void expect_ending(const char* option, const std::string& path, const char* ending) {
    if (!path.empty() && !path.ends_with(ending))
        throw CLI::ValidationError(option, "'" + path + "' is expected to end in '" + ending + "'");
}

/// To the file, or to the standard output where there is no name.
void write(const std::string& text, const std::string& path) {
    if (path.empty())
        std::fwrite(text.data(), 1, text.size(), stdout);
    else
        checkpoint::replace_file(path, text, checkpoint::Flush::no);
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{
        "Writes a page about a checkpoint of staticnn, or about two side by side: curves, mistakes, layers, "
        "settings, weights, data. One file of HTML that needs nothing else. Exit codes: 0; 2 for trouble."};
    app.failure_message(support::failure_message);
    std::vector<std::string> paths;
    std::string output, curves;
    app.add_option("FILES", paths, "One checkpoint, or two")->required()->expected(1, 2)->type_name("");
    CLI::Option* page =
        app.add_option("-o,--output", output, "Where to write; the standard output without it")
            ->type_name("FILE");
    CLI::Option* alone =
        app.add_option("--curves", curves,
                       "Write the curves alone, as an SVG picture, and no page unless -o asks for it")
            ->type_name("FILE.svg");
    try {
        app.parse(argc, argv);
        expect_ending("--output", output, ".html");
        expect_ending("--curves", curves, ".svg");
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::vector<checkpoint::File> files;
    for (const std::string& path : paths) files.push_back(checkpoint::read_file(path));
    std::vector<report::StateView> states(files.begin(), files.end());
    std::vector<report::Run> runs;
    for (staticnn::Index i = 0; i < paths.size(); ++i) runs.push_back({paths[i], &states[i]});
    if (alone->count() > 0) write(report::curves_file(runs), curves);
    if (alone->count() == 0 || page->count() > 0) write(page_of(runs), output);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
