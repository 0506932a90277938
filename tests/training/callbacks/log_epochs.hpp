// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "reference/log_lines.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// What a logger writes for the epochs of the reference.
template <class Logger>
std::string text_of_epochs(const Logger& logger) {
    const std::vector<std::string> names(std::begin(reference::log_names), std::end(reference::log_names));
    std::string text = logger.header(names);
    std::uint64_t epoch = 0;
    for (const auto& values : reference::log_values) text += logger.line(++epoch, names, values);
    return text;
}

}  // namespace staticnn
