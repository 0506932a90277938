// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/power.hpp"

namespace staticnn {

/// From `initial_rate` down to `end_rate` over `decay_steps`, along (1 - updates / decay_steps)^power, then
/// constant. With `cycle` it is the way that becomes longer instead: it ends at the next multiple of
/// `decay_steps`, so that the rate jumps up after each multiple. As Keras 3's PolynomialDecay. `decay_steps`
/// has no default.
struct PolynomialDecay {
    static constexpr FixedString name = "PolynomialDecay";

    double initial_rate = 0.001;
    std::uint64_t decay_steps = 0;
    double end_rate = 0.0001;
    double power = 1;
    bool cycle = false;

    double rate(std::uint64_t updates) const {
        double done = static_cast<double>(updates);
        double length = static_cast<double>(decay_steps);
        if (cycle)
            length *= std::max(1.0, __builtin_ceil(done / length));
        else
            done = std::min(done, length);
        const Lane<double> share(staticnn::power((length - done) / length, power));
        return fma(Lane<double>(initial_rate - end_rate), share, Lane<double>(end_rate)).value;
    }

    /// Throws ArgumentError when a value is missing or outside its range.
    void validate() const {
        expect(initial_rate >= 0, "PolynomialDecay's initial_rate", "at least 0", initial_rate);
        expect(decay_steps > 0, "PolynomialDecay's decay_steps", "at least 1",
               static_cast<double>(decay_steps));
        expect(end_rate >= 0, "PolynomialDecay's end_rate", "at least 0", end_rate);
        expect(power > 0, "PolynomialDecay's power", "above 0", power);
    }

    static constexpr auto members() {
        using Self = PolynomialDecay;
        return describe(setting<"initial_rate">(&Self::initial_rate),
                        setting<"decay_steps">(&Self::decay_steps), setting<"end_rate">(&Self::end_rate),
                        setting<"power">(&Self::power), setting<"cycle">(&Self::cycle));
    }
};

}  // namespace staticnn
