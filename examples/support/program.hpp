// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>

#include "numbers.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/data/mnist.hpp"

namespace support {

inline void add_seed(CLI::App& app, std::uint64_t& seed) {
    app.add_option("--seed", seed, "Seed of all that is random")
        ->check(at_least_zero())
        ->capture_default_str();
}

/// What the programs that train on images have in common on their command lines.
struct DataOptions {
    std::string data;  // empty: Fashion-MNIST where the Debian package puts it
    std::uint64_t seed = 0;

    void add_to(CLI::App& app) {
        app.add_option("--data", data,
                       "Folder with the four files of MNIST, plain or gzip (default: Fashion-MNIST of the "
                       "package dataset-fashion-mnist)")
            ->type_name("DIR");
        add_seed(app, seed);
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

    void add_to(CLI::App& app) {
        DataOptions::add_to(app);
        app.add_option("--format", format, "Form of the checkpoint")
            ->check(CLI::IsMember({"binary", "xml"}))
            ->capture_default_str();
        app.add_option("--checkpoint", checkpoint, "Where the checkpoint is kept")->type_name("FILE");
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

    std::string ending() const { return format == "xml" ? ".xml" : ".bin"; }

    /// The library takes the form of a file from its ending; throws ArgumentError when --format says
    /// otherwise.
    void check_ending() const {
        if (checkpoint.empty() || checkpoint.ends_with(ending())) return;
        throw staticnn::ArgumentError("--checkpoint is expected to name a file that ends in " + ending() +
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
        std::string quoted = word;
        if (word.empty() || word.find_first_not_of(plain) != word.npos) {
            quoted = "'";
            for (const char letter : word) quoted += letter == '\'' ? "'\\''" : std::string(1, letter);
            quoted += '\'';
        }
        has_resume = has_resume || word == "--resume";
        command += (i == 0 ? "" : " ") + quoted;
    }
    return has_resume ? command : command + " --resume";
}

/// What CLI11 says of a key that it does not know leaves out where it stands.
inline std::string sentence_of(const CLI::Error& error) {
    const std::string text = error.what();
    const std::string begin = "INI was not able to parse ";
    if (!text.starts_with(begin)) return text;
    return "--config: the file has '" + text.substr(begin.size()) +
           "', which is no option; --help names them all";
}

/// Parses the command line and calls `body`. Returns the exit code: 2 for a wrong command line or
/// configuration file, 1 for an error; either is printed as one sentence.
template <class Body>
int run(CLI::App& app, int argc, char** argv, const Body& body) {
    app.failure_message([](const CLI::App*, const CLI::Error& error) { return sentence_of(error) + '\n'; });
    try {
        app.parse(argc, argv);
        return body();
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

}  // namespace support
