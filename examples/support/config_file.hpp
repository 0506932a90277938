// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <sstream>
#include <string>

namespace support {

/// `--config FILE`: options from a TOML or INI file, where the command line has the last word; and
/// `--print-config`: such a file, of the options that hold.
class ConfigFile {
public:
    void add_to(CLI::App& app) {
        app_ = &app;
        app.set_config("--config", "", "Options from a TOML or INI file; the command line has the last word")
            ->type_name("FILE");
        app.allow_config_extras(CLI::config_extras_mode::error);
        app.add_flag("--print-config", is_to_print_, "Print all options as a file for --config, and end")
            ->configurable(false);
    }

    bool is_to_print() const { return is_to_print_; }

    /// What has no value is a comment: CLI11 would read "" as one.
    void print() const {
        std::istringstream text(app_->config_to_str(true, true));
        for (std::string line; std::getline(text, line);)
            std::printf("%s%s\n", line.ends_with("=\"\"") ? "#" : "", line.c_str());
    }

private:
    CLI::App* app_ = nullptr;
    bool is_to_print_ = false;
};

}  // namespace support
