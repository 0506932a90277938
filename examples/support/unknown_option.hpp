// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace support {

/// How many letters are to be added, taken away or replaced to make one word of the other.
inline std::size_t edit_distance(const std::string& from, const std::string& to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// Of the names the one that a misspelt word may have meant; empty when none is near.
inline std::string nearest(const std::string& word, const std::vector<std::string>& names) {
    constexpr std::size_t most = 2;
    std::string found;
    std::size_t least = most + 1;
    for (const std::string& name : names) {
        const std::size_t distance = edit_distance(word, name);
        if (distance < std::min(least, name.size())) {
            least = distance;
            found = name;
        }
    }
    return found;
}

/// What is to be said of a command line that CLI11 has refused and that has an option which it does not know;
/// empty where there is no such option. CLI11 itself speaks of what is missing first, even if it is misspelt.
inline std::string sentence_of_unknown_option(const CLI::App& app) {
    for (const std::string& word : app.remaining(true)) {
        if (word.size() < 2 || word.front() != '-') continue;
        const std::string given = word.substr(0, word.find('='));
        std::vector<std::string> names;
        for (const CLI::Option* option : app.get_options())
            for (const std::string& name : option->get_lnames()) names.push_back(name);
        const std::string meant =
            nearest(given.substr(std::min(given.find_first_not_of('-'), given.size())), names);
        return given + " is no option" +
               (meant.empty() ? "; --help names them all" : ": did you mean --" + meant + '?');
    }
    return "";
}

/// For CLI::App::failure_message.
inline std::string failure_message(const CLI::App* app, const CLI::Error& error) {
    const std::string unknown = sentence_of_unknown_option(*app);
    return unknown.empty() ? CLI::FailureMessage::simple(app, error) : unknown + '\n';
}

}  // namespace support
