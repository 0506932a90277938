// SPDX-License-Identifier: BSL-1.0
#include "support/command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <sstream>
#include <utility>

#include "support/unknown_option.hpp"

namespace support {
namespace {

/// CLI11's own checks of this kind name the largest double, digit by digit.
CLI::Validator number_check(const Rules& rules) {
    std::ostringstream range;
    range << "from 0 to " << rules.most;
    const std::string rule = rules.most < Rules{}.most ? range.str()
                             : rules.is_positive       ? "above 0"
                                                       : "at least 0";
    return CLI::Validator(
        [rule, rules](const std::string& text) {
            char* end = nullptr;
            const double value = std::strtod(text.c_str(), &end);
            const bool is_number = !text.empty() && *end == '\0';
            return is_number && (rules.is_positive ? value > 0 : value >= 0) && value <= rules.most
                       ? std::string()
                       : "expected a number " + rule + ", found '" + text + "'";
        },
        rule);
}

/// What CLI11 says of a key that it does not know leaves out where it stands.
std::string sentence_of(const CLI::App& app, const CLI::Error& error) {
    if (const std::string unknown = sentence_of_unknown_option(app); !unknown.empty()) return unknown;
    const std::string text = error.what();
    const std::string begin = "INI was not able to parse ";
    if (!text.starts_with(begin)) return text;
    return "--config: the file has '" + text.substr(begin.size()) +
           "', which is no option; --help names them all";
}

}  // namespace

struct CommandLine::Reader {
    explicit Reader(const std::string& description) : app(description) {
        app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
            return sentence_of(*failed, error) + '\n';
        });
    }

    void obey(CLI::Option* option, const Rules& rules) {
        if (!rules.placeholder.empty()) option->type_name(rules.placeholder);
        if (!rules.one_of.empty()) option->check(CLI::IsMember(rules.one_of));
        if (!rules.needs.empty()) option->needs(app.get_option(rules.needs));
    }

    template <class Number>
    void add_number(const std::string& name, Number& value, const std::string& help, const Rules& rules) {
        CLI::Option* option = app.add_option(name, value, help);
        if (rules.shows_default) option->capture_default_str();
        if (rules.one_of.empty()) option->check(number_check(rules));
        obey(option, rules);
    }

    /// What has no value is a comment: CLI11 would read "" as one.
    void print_config() const {
        std::istringstream text(app.config_to_str(true, true));
        for (std::string line; std::getline(text, line);)
            std::printf("%s%s\n", line.ends_with("=\"\"") ? "#" : "", line.c_str());
    }

    CLI::App app;
    bool is_to_print_config = false;
    std::function<void()> check = [] {};
};

CommandLine::CommandLine(const std::string& description) : reader_(std::make_unique<Reader>(description)) {}

CommandLine::~CommandLine() = default;

void CommandLine::option(const std::string& name, std::string& value, const std::string& help,
                         const Rules& rules) {
    CLI::Option* option = reader_->app.add_option(name, value, help);
    if (rules.shows_default && !value.empty()) option->capture_default_str();
    reader_->obey(option, rules);
}

void CommandLine::option(const std::string& name, std::uint64_t& value, const std::string& help,
                         const Rules& rules) {
    reader_->add_number(name, value, help, rules);
}

void CommandLine::option(const std::string& name, double& value, const std::string& help,
                         const Rules& rules) {
    reader_->add_number(name, value, help, rules);
}

void CommandLine::flag(const std::string& name, bool& value, const std::string& help, const Rules& rules) {
    reader_->obey(reader_->app.add_flag(name, value, help), rules);
}

void CommandLine::own_call(const std::string& name, std::vector<std::string>& words, int count) {
    reader_->app.add_option(name, words)->expected(count)->group("");
}

void CommandLine::config_file() {
    CLI::App& app = reader_->app;
    app.set_config("--config", "", "Options from a TOML or INI file; the command line has the last word")
        ->type_name("FILE");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.add_flag("--print-config", reader_->is_to_print_config,
                 "Print all options as a file for --config, and end")
        ->configurable(false);
}

bool CommandLine::is_given(const std::string& name) const { return reader_->app.count(name) > 0; }

void CommandLine::check(std::function<void()> check) { reader_->check = std::move(check); }

int CommandLine::run(int argc, char** argv, const std::function<int()>& body) {
    try {
        reader_->app.parse(argc, argv);
        reader_->check();
        if (!reader_->is_to_print_config) return body();
        reader_->print_config();
        return 0;
    } catch (const CLI::ParseError& error) {
        return reader_->app.exit(error) == 0 ? 0 : 2;
    } catch (const UsageError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

}  // namespace support
