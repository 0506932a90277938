// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/members.hpp"

namespace staticnn {

/// The runs of a trainer: one for each call of `fit`.
struct RunLog {
    /// Epochs that were done when each began.
    std::vector<double> starts;
    /// What was said of each when it began or went on: of data that have drifted, another batch size or
    /// learning rate. A line each, "10 data: ...": the epochs done, a blank and the sentence. The latest 100.
    std::string notes;

    STATICNN_FUNCTION void begin(std::uint64_t epochs, const std::vector<std::string>& sentences);
    STATICNN_FUNCTION void add_notes(std::uint64_t epochs, const std::vector<std::string>& sentences);

    static constexpr auto members() {
        return describe(member<"starts">(&RunLog::starts), member<"notes">(&RunLog::notes));
    }
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/run_log.ipp"
#endif
