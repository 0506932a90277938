// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// What the value of an option must be, and what the help calls it.
struct Rules {
    std::string placeholder = {};  // instead of the kind of the value
    double least = 0;
    double most = std::numeric_limits<double>::max();
    std::vector<std::string> one_of = {};
    std::string needs = {};  // another option that must be given with this one
};

/// The command line of a program. CLI11 reads it; being headers alone, it would take half of the time to
/// compile each program if it were not compiled once, behind this class.
class CommandLine {
public:
    /// `description` is the first paragraph of `--help`.
    explicit CommandLine(const std::string& description);
    ~CommandLine();

    /// `value` holds the default, which the help shows unless it is empty.
    void option(const std::string& name, std::string& value, const std::string& help,
                const Rules& rules = {});
    void option(const std::string& name, std::uint64_t& value, const std::string& help,
                const Rules& rules = {});
    void option(const std::string& name, double& value, const std::string& help, const Rules& rules = {});
    void flag(const std::string& name, bool& value, const std::string& help, const Rules& rules = {});

    /// With `--seed`.
    void seed(std::uint64_t& value) { option("--seed", value, "Seed of all that is random"); }

    /// `name` and exactly `count` words, by which a program calls itself: the help does not show it.
    void own_call(const std::string& name, std::vector<std::string>& words, int count);

    /// Parses the command line and calls `body`. Returns the exit code: 2 for a wrong command line, 1 for an
    /// error, which is printed as one sentence, otherwise that of `body`.
    int run(int argc, char** argv, const std::function<int()>& body);

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

}  // namespace support
