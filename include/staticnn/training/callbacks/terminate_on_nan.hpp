// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstdint>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

/// Ends the run with the batch whose loss is NaN or infinite, as in Keras: the epoch ends with the batches
/// that it has, and all hooks of its end and of the run's are called. The notes of the history tell step and
/// value. RollBackOnNan goes on instead.
struct TerminateOnNan {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "terminate_on_nan";

    std::uint64_t stopped_step = 0;  ///< the update whose loss ended a run, 0 when none has

    template <class Network>
    void end_batch(Control<Network>& control, const BatchReport& report) noexcept {
        if (std::isfinite(report.loss)) return;
        stopped_step = report.step;
        control.stops_at_once = true;
    }

    static constexpr auto members() {
        return describe(member<"stopped_step">(&TerminateOnNan::stopped_step));
    }
};

}  // namespace staticnn
