// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "staticnn/training/run_log.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION void RunLog::begin(std::uint64_t epochs, const std::vector<std::string>& sentences) {
    const auto start = static_cast<double>(epochs);
    // A run that was given up in its first epoch leaves no trace.
    if (starts.empty() || starts.back() != start) starts.push_back(start);
    add_notes(epochs, sentences);
}

STATICNN_FUNCTION void RunLog::add_notes(std::uint64_t epochs, const std::vector<std::string>& sentences) {
    constexpr std::ptrdiff_t most = 100;
    for (const std::string& sentence : sentences) notes += std::to_string(epochs) + ' ' + sentence + '\n';
    for (auto lines = std::count(notes.begin(), notes.end(), '\n'); lines > most; --lines)
        notes.erase(0, notes.find('\n') + 1);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
