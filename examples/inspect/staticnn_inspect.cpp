// SPDX-License-Identifier: BSL-1.0
//
// Looks into checkpoints without the types that they were saved from.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "inspect/emit_cpp.hpp"
#include "inspect/json.hpp"
#include "inspect/overview.hpp"
#include "staticnn/checkpoint/convert.hpp"
#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/verify.hpp"
#include "staticnn/core/error.hpp"
#include "support/unknown_option.hpp"

namespace {

namespace checkpoint = staticnn::checkpoint;

enum ExitCode { success = 0, negative = 1, trouble = 2 };

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

struct Options {
    std::string path;
    std::string other_path;
    bool json = false;
    bool emit_cpp = false;
};

int show(const Options& options) {
    const checkpoint::File file = checkpoint::read_file(options.path);
    const inspect::StateView state(file);
    const auto size = static_cast<staticnn::Index>(std::filesystem::file_size(options.path));
    if (options.emit_cpp)
        print(inspect::cpp_header(state, options.path));
    else if (options.json)
        print(inspect::json_of(state, options.path, size)
                  .dump(2, ' ', false, inspect::Json::error_handler_t::replace) +
              '\n');
    else
        print(inspect::overview(state, options.path, size));
    return success;
}

int diff(const Options& options) {
    const auto sentences = checkpoint::differences(checkpoint::read_file(options.path),
                                                   checkpoint::read_file(options.other_path));
    for (const std::string& sentence : sentences) print(sentence + '\n');
    return sentences.empty() ? success : negative;
}

int verify(const Options& options) {
    try {
        print(options.path + " is intact, digest " + checkpoint::verify(options.path) + '\n');
        return success;
    } catch (const staticnn::FormatError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return negative;
    }
}

int convert(const Options& options) {
    print("digest " + checkpoint::convert(options.path, options.other_path) + '\n');
    return success;
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{
        "Shows what a checkpoint of staticnn holds, whatever trainer it is of. Exit codes: 0; 1 when files "
        "differ or one is damaged; 2 for trouble."};
    app.failure_message(support::failure_message);
    Options options;
    int (*action)(const Options&) = show;
    const auto add_file = [&](CLI::App& to, const char* name, std::string& path, const char* help) {
        return to.add_option(name, path, help)->type_name("");
    };
    const auto add_command = [&](const char* name, const char* help, int (*chosen)(const Options&)) {
        CLI::App* command = app.add_subcommand(name, help);
        command->callback([&action, chosen] { action = chosen; });
        return command;
    };
    app.require_subcommand(0, 1);
    CLI::Option* file = add_file(app, "FILE", options.path, "The checkpoint");
    CLI::Option* json = app.add_flag("--json", options.json, "Print one JSON object")->needs(file);
    app.add_flag("--emit-cpp", options.emit_cpp, "Print a C++ header with the types that load the file")
        ->needs(file)
        ->excludes(json);

    CLI::App* command = add_command("diff", "Says what differs between two checkpoints", diff);
    add_file(*command, "A", options.path, "The first")->required();
    add_file(*command, "B", options.other_path, "The second")->required();
    command = add_command("verify", "Checks that a checkpoint is intact", verify);
    add_file(*command, "FILE", options.path, "The checkpoint")->required();
    command = add_command("convert", "Writes a checkpoint in the other form", convert);
    add_file(*command, "A", options.path, "The checkpoint")->required();
    add_file(*command, "B", options.other_path, "Where to write: *.bin (binary) or *.xml (XML)")->required();

    try {
        app.parse(argc, argv);
        if (options.path.empty()) throw CLI::RequiredError("FILE");
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? success : trouble;
    }
    return action(options);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return trouble;
}
