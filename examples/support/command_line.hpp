// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace support {

/// What the value of an option must be, and what the help says of it.
struct Rules {
    std::string placeholder = {};  // instead of the kind of the value
    bool is_positive = false;      // other numbers are at least 0
    double most = std::numeric_limits<double>::max();
    std::vector<std::string> one_of = {};
    std::string needs = {};     // another option that must be given with this one
    bool shows_default = true;  // never that of an empty text
};

/// A wrong command line or configuration file, found by the program itself.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The command line of a program. CLI11 reads it; being headers alone, it would take half of the time to
/// compile each program if it were not compiled once, behind this class.
class CommandLine {
public:
    /// `description` is the first paragraph of `--help`.
    explicit CommandLine(const std::string& description);
    ~CommandLine();

    /// `value` holds the default.
    void option(const std::string& name, std::string& value, const std::string& help,
                const Rules& rules = {});
    void option(const std::string& name, std::uint64_t& value, const std::string& help,
                const Rules& rules = {});
    void option(const std::string& name, double& value, const std::string& help, const Rules& rules = {});
    void flag(const std::string& name, bool& value, const std::string& help, const Rules& rules = {});

    /// `--seed`.
    void seed(std::uint64_t& value) { option("--seed", value, "Seed of all that is random"); }

    /// `name` and exactly `count` words, by which a program calls itself: the help does not show it.
    void own_call(const std::string& name, std::vector<std::string>& words, int count);

    /// `--config FILE`: options from a TOML or INI file, where the command line has the last word; and
    /// `--print-config`: such a file, of the options that hold, instead of what the program does.
    void config_file();

    /// True when the option stands in the command line or the configuration file.
    bool is_given(const std::string& name) const;

    /// What throws UsageError where options make no sense without others or with them.
    void check(std::function<void()> check);

    /// Parses the command line and calls `body`. Returns the exit code: 2 for a wrong command line or
    /// configuration file, 1 for an error, otherwise that of `body`. What is wrong is printed as one
    /// sentence.
    int run(int argc, char** argv, const std::function<int()>& body);

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

}  // namespace support
