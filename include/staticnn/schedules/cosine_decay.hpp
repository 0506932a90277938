// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/schedules/half_cosine.hpp"

namespace staticnn {

/// A linear warm-up from `initial_rate` to `warmup_target` over `warmup_steps`, then half a cosine down to
/// alpha * target over `decay_steps`, then constant. Without warm-up the cosine starts at `initial_rate`.
/// As Keras 3's CosineDecay. Source: Loshchilov and Hutter, SGDR, 2017. `decay_steps` has no default.
struct CosineDecay {
    static constexpr FixedString name = "CosineDecay";

    double initial_rate = 0.001;
    std::uint64_t decay_steps = 0;
    double alpha = 0;
    double warmup_target = 0;
    std::uint64_t warmup_steps = 0;

    double rate(std::uint64_t updates) const {
        if (updates < warmup_steps) {
            return initial_rate + (warmup_target - initial_rate) * static_cast<double>(updates) /
                                      static_cast<double>(warmup_steps);
        }
        const std::uint64_t decayed = std::min(updates - warmup_steps, decay_steps);
        const double done = static_cast<double>(decayed) / static_cast<double>(decay_steps);
        return (warmup_steps > 0 ? warmup_target : initial_rate) * detail::half_cosine(1, alpha, done);
    }

    /// Throws ArgumentError when a value is missing or outside its range.
    void validate() const {
        expect(initial_rate >= 0, "CosineDecay's initial_rate", "at least 0", initial_rate);
        expect(decay_steps > 0, "CosineDecay's decay_steps", "at least 1", static_cast<double>(decay_steps));
        expect(alpha >= 0 && alpha <= 1, "CosineDecay's alpha", "between 0 and 1", alpha);
        const bool has_both_or_neither = (warmup_steps > 0) == (warmup_target > 0);
        expect(has_both_or_neither, "CosineDecay's warmup_target",
               "above 0 when there are warmup_steps and 0 when there are none", warmup_target);
    }

    static constexpr auto members() {
        using Self = CosineDecay;
        return describe(setting<"initial_rate">(&Self::initial_rate),
                        setting<"decay_steps">(&Self::decay_steps), setting<"alpha">(&Self::alpha),
                        setting<"warmup_target">(&Self::warmup_target),
                        setting<"warmup_steps">(&Self::warmup_steps));
    }
};

}  // namespace staticnn
