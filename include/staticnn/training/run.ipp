// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/run.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string Run::progress() const {
    return std::to_string(epochs_done) + " of " + counted(epochs_asked, "epoch") + " done";
}

STATICNN_FUNCTION std::string Run::note_of_stop(std::string_view callback, std::uint64_t epoch) const {
    return std::string(callback) + " ended the run with epoch " + std::to_string(epoch) + " of " +
           std::to_string(epoch - epochs_done + epochs_asked);
}

STATICNN_FUNCTION void Run::expect_open() const {
    if (!is_open) throw RunError("resume continues an open run, but none is open: start one with fit");
}

STATICNN_FUNCTION void Run::expect_closed() const {
    if (is_open)
        throw RunError("fit starts a new run, but one is open (" + progress() +
                       "): finish it with resume, or give it up with abandon_run");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
