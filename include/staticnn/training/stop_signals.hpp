// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"

namespace staticnn {

/// While it lives, SIGINT (Ctrl-C) and SIGTERM do not end the process. `fit` and `resume`, given this object
/// among their arguments, then return after the batch that is under way and leave the run open, to be saved
/// and resumed: `StopSignals stop; trainer.fit(data, options, stop); if (stop.asked()) trainer.save(path);`
/// A second such signal ends the process at once, in the midst of a save too, which leaves the file before
/// it. Signals that were ignored stay so, as under nohup. For the main program, one at a time: signals belong
/// to the process.
class StopSignals {
public:
    /// Throws RunError while there is another.
    STATICNN_FUNCTION StopSignals();
    /// Puts back what these signals did before.
    STATICNN_FUNCTION ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// True as soon as one has come, for as long as this object lives.
    STATICNN_FUNCTION bool asked() const noexcept;
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/stop_signals.ipp"
#endif
