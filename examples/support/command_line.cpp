// SPDX-License-Identifier: BSL-1.0
#include "support/command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

namespace support {

struct CommandLine::Reader {
    explicit Reader(const std::string& description) : app(description) {}

    CLI::App app;

    void obey(CLI::Option* option, const Rules& rules) {
        if (!rules.placeholder.empty()) option->type_name(rules.placeholder);
        if (!rules.one_of.empty()) option->check(CLI::IsMember(rules.one_of));
        if (!rules.needs.empty()) option->needs(app.get_option(rules.needs));
    }

    template <class Number>
    void add_number(const std::string& name, Number& value, const std::string& help, const Rules& rules) {
        CLI::Option* option = app.add_option(name, value, help)->capture_default_str();
        constexpr double none = std::numeric_limits<double>::max();
        if (rules.most < none)
            option->check(CLI::Range(rules.least, rules.most));
        else if (rules.least > 0)
            option->check(CLI::PositiveNumber);
        else
            option->check(CLI::NonNegativeNumber);
        obey(option, rules);
    }
};

CommandLine::CommandLine(const std::string& description) : reader_(std::make_unique<Reader>(description)) {}

CommandLine::~CommandLine() = default;

void CommandLine::option(const std::string& name, std::string& value, const std::string& help,
                         const Rules& rules) {
    CLI::Option* option = reader_->app.add_option(name, value, help);
    if (!value.empty()) option->capture_default_str();
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

int CommandLine::run(int argc, char** argv, const std::function<int()>& body) {
    try {
        reader_->app.parse(argc, argv);
        return body();
    } catch (const CLI::ParseError& error) {
        return reader_->app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

}  // namespace support
