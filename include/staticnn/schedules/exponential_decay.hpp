// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/power.hpp"
#include "staticnn/schedules/periods.hpp"

namespace staticnn {

/// initial_rate * decay_rate^(updates / decay_steps); with `staircase` the exponent is rounded down.
/// As Keras 3's ExponentialDecay. `decay_steps` and `decay_rate` have no default.
struct ExponentialDecay {
    static constexpr FixedString name = "ExponentialDecay";

    double initial_rate = 0.001;
    std::uint64_t decay_steps = 0;
    double decay_rate = 0;
    bool staircase = false;

    double rate(std::uint64_t updates) const {
        return initial_rate * power(decay_rate, detail::periods(updates, decay_steps, staircase));
    }

    /// Throws ArgumentError when a value is missing or outside its range.
    void validate() const {
        expect(initial_rate >= 0, "ExponentialDecay's initial_rate", "at least 0", initial_rate);
        expect(decay_steps > 0, "ExponentialDecay's decay_steps", "at least 1",
               static_cast<double>(decay_steps));
        expect(decay_rate > 0, "ExponentialDecay's decay_rate", "above 0", decay_rate);
    }

    static constexpr auto members() {
        using Self = ExponentialDecay;
        return describe(setting<"initial_rate">(&Self::initial_rate),
                        setting<"decay_steps">(&Self::decay_steps), setting<"decay_rate">(&Self::decay_rate),
                        setting<"staircase">(&Self::staircase));
    }
};

}  // namespace staticnn
