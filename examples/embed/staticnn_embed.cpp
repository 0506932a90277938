// SPDX-License-Identifier: BSL-1.0
//
// Turns a checkpoint into source files: the network as a C++ type, its weights as read-only data.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "embed/c_files.hpp"
#include "embed/cpp_files.hpp"
#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"
#include "support/unknown_option.hpp"

namespace {

enum ExitCode { success = 0, refused = 1, trouble = 2 };

struct Options : embed::Request {
    std::string folder = ".";
    bool c = false;
};

/// The path of a file is easily given instead: files are called by their name.
void check_folder(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return;
    throw staticnn::ArgumentError(
        "--output is expected to be a folder that is there, for files that are called "
        "by --name; found '" +
        folder + "'");
}

void write_files(const Options& options) {
    embed::check_name(options.name);
    check_folder(options.folder);
    const auto file = staticnn::checkpoint::read_file(options.checkpoint);
    const staticnn::report::StateView state(file);
    const embed::Network network = embed::network_of(state, options.checkpoint);
    embed::check_types(options, network);

    const auto write = [&](const char* ending, std::string_view text) {
        using staticnn::checkpoint::Flush;
        staticnn::checkpoint::replace_file(options.folder + '/' + options.name + ending, text, Flush::no);
    };
    if (options.c) {
        write(".h", embed::c_header(options, network, embed::sizes_of(state, network, options)));
        write("_c.cpp", embed::c_source(options, network));
    }
    if (!options.portable) write(".cpp.weights", network.weights);
    write(".cpp",
          options.portable ? embed::portable_source(options, network) : embed::source(options, network));
    write(".hpp", embed::cpp_header(options, network));
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{
        "Turns a checkpoint of staticnn into NAME.hpp, which has the network as a C++ type and "
        "NAME::network, "
        "which predicts, and NAME.cpp, which has its weights as read-only data. Exit codes: 0; 1 when the "
        "checkpoint "
        "is damaged or holds no network that can be embedded; 2 for other trouble."};
    app.failure_message(support::failure_message);
    Options options;
    app.add_option("CHECKPOINT", options.checkpoint, "The checkpoint, of either form")
        ->required()
        ->type_name("");
    app.add_option("-n,--name", options.name, "The name of the namespace and of the files")
        ->required()
        ->type_name("NAME");
    app.add_option("-o,--output", options.folder, "Where to write; the current folder without it")
        ->type_name("FOLDER");
    app.add_option("--include", options.include,
                   "The header with the layers of your own that the network has")
        ->type_name("FILE");
    app.add_flag("--c", options.c, "Write NAME.h and NAME_c.cpp, too: functions for C and all that calls C");
    app.add_flag("--portable", options.portable,
                 "Write the weights as an array, not as a file for the assembler of ELF systems");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? success : trouble;
    }
    write_files(options);
    return success;
} catch (const staticnn::FormatError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return refused;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return trouble;
}
