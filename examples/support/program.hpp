// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/data/mnist.hpp"
#include "support/command_line.hpp"

namespace support {

/// What the programs that train on images have in common on their command lines.
struct DataOptions {
    std::string data;  // empty: Fashion-MNIST where the Debian package puts it
    std::uint64_t seed = 0;

    void add_to(CommandLine& command_line) {
        command_line.option("--data", data,
                            "Folder with the four files of MNIST, plain or gzip (default: Fashion-MNIST of "
                            "the package dataset-fashion-mnist)",
                            {.placeholder = "DIR"});
        command_line.seed(seed);
    }

    /// Throws DataError, with what to install, when there is no data.
    std::string data_folder() const {
        if (!data.empty()) return data;
        if (const auto found = staticnn::find_fashion_mnist()) return *found;
        throw staticnn::DataError(staticnn::how_to_get_data());
    }
};

/// The same for those that also keep a checkpoint.
struct ImageOptions : DataOptions {
    std::string format = "binary";
    std::string checkpoint;
    std::string command;  // that resumes this program

    void add_to(CommandLine& command_line) {
        DataOptions::add_to(command_line);
        command_line.option("--format", format, "Form of the checkpoint", {.one_of = {"binary", "xml"}});
        command_line.option("--checkpoint", checkpoint,
                            "Where the checkpoint is kept; one that is there already wants --resume",
                            {.placeholder = "FILE"});
    }

    /// Says that a signal has stopped the program, and with which command it goes on. Returns its exit code:
    /// that which shells give to Ctrl-C.
    int stopped(std::uint64_t step) const {
        if (checkpoint.empty())
            std::fprintf(stderr, "stopped after step %llu; nothing is saved without --checkpoint\n",
                         static_cast<unsigned long long>(step));
        else
            std::fprintf(stderr, "stopped after step %llu and saved to %s; go on with\n  %s\n",
                         static_cast<unsigned long long>(step), checkpoint.c_str(), command.c_str());
        return 130;
    }

    /// Says where a program goes on that has loaded its checkpoint.
    static void resumed(std::uint64_t step, std::uint64_t epochs) {
        std::fprintf(stderr, "resumed after step %llu, with %s done\n", static_cast<unsigned long long>(step),
                     staticnn::counted(epochs, "epoch").c_str());
    }

    std::string ending() const { return format == "xml" ? ".xml" : ".bin"; }

    /// The library takes the form of a file from its ending; throws UsageError when --format says otherwise.
    void check_ending() const {
        if (checkpoint.empty() || checkpoint.ends_with(ending())) return;
        throw UsageError("--checkpoint is expected to name a file that ends in " + ending() +
                         ", as --format " + format + " does; found '" + checkpoint + "'");
    }
};

/// The words of a command line, with quotes where a shell needs them, and `--resume` in the end.
inline std::string resuming_command(int argc, char** argv) {
    std::string command;
    bool has_resume = false;
    for (int i = 0; i < argc; ++i) {
        const std::string word = argv[i];
        constexpr const char* plain =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_./=:,+@%";
        if (i > 0) command += ' ';
        if (!word.empty() && word.find_first_not_of(plain) == word.npos) {
            command += word;
        } else {
            command += '\'';
            for (const char letter : word) command += letter == '\'' ? "'\\''" : std::string(1, letter);
            command += '\'';
        }
        has_resume = has_resume || word == "--resume";
    }
    return has_resume ? command : command + " --resume";
}

}  // namespace support
