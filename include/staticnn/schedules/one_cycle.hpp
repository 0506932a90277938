// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/schedules/half_cosine.hpp"

namespace staticnn {

/// Up from max_rate / div_factor to `max_rate` for the share `pct_start` of all steps, then down to the start
/// divided by `final_div_factor`, where it stays; with `three_phase` first down to the start, in as many
/// steps as it went up. Along half cosines, or straight with `linear`. As PyTorch's OneCycleLR, which moves
/// the momentum too. Source: Smith and Topin, Super-Convergence, 2018. `total_steps` has no default.
struct OneCycle {
    static constexpr FixedString name = "OneCycle";

    double max_rate = 0.001;
    std::uint64_t total_steps = 0;
    double pct_start = 0.3;
    double div_factor = 25;
    double final_div_factor = 1e4;
    bool three_phase = false;
    bool linear = false;

    double rate(std::uint64_t updates) const {
        const double steps = static_cast<double>(total_steps);
        const double step = std::min(static_cast<double>(updates), steps - 1);
        const double start_rate = max_rate / div_factor, end_rate = start_rate / final_div_factor;
        const double top = (Lane<double>(pct_start) * Lane<double>(steps)).value - 1;
        if (step <= top) return between(start_rate, max_rate, step / top);
        if (!three_phase) return between(max_rate, end_rate, (step - top) / (steps - 1 - top));
        const double foot = 2 * top;  // the way down is as long as the way up
        if (step <= foot) return between(max_rate, start_rate, (step - top) / top);
        return between(start_rate, end_rate, (step - foot) / (steps - 1 - foot));
    }

    /// Throws ArgumentError when a value is missing or outside its range.
    void validate() const {
        expect(max_rate >= 0, "OneCycle's max_rate", "at least 0", max_rate);
        expect(total_steps > 0, "OneCycle's total_steps", "at least 1", static_cast<double>(total_steps));
        expect(pct_start * static_cast<double>(total_steps) > 1, "OneCycle's pct_start",
               "above 1 / total_steps", pct_start);
        if (three_phase)
            expect(pct_start <= 0.5, "OneCycle's pct_start with three_phase", "at most 0.5", pct_start);
        else
            expect(pct_start < 1, "OneCycle's pct_start", "below 1", pct_start);
        expect(div_factor > 0, "OneCycle's div_factor", "above 0", div_factor);
        expect(final_div_factor > 0, "OneCycle's final_div_factor", "above 0", final_div_factor);
    }

    static constexpr auto members() {
        using Self = OneCycle;
        return describe(setting<"max_rate">(&Self::max_rate), setting<"total_steps">(&Self::total_steps),
                        setting<"pct_start">(&Self::pct_start), setting<"div_factor">(&Self::div_factor),
                        setting<"final_div_factor">(&Self::final_div_factor),
                        setting<"three_phase">(&Self::three_phase), setting<"linear">(&Self::linear));
    }

private:
    double between(double from, double to, double share) const {
        if (!linear) return detail::half_cosine(from, to, share);
        return fma(Lane<double>(to - from), Lane<double>(share), Lane<double>(from)).value;
    }
};

}  // namespace staticnn
