// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/schedule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/power.hpp"
#include "staticnn/schedules/half_cosine.hpp"

namespace staticnn {

/// Half a cosine from `initial_rate` down to alpha * initial_rate, again and again: the first takes
/// `first_decay_steps`, each further one `t_mul` times as long as the one before, from a start `m_mul` times
/// as far above the end. As Keras 3's CosineDecayRestarts. Source: Loshchilov and Hutter, SGDR, 2017.
/// `first_decay_steps` has no default.
struct CosineDecayRestarts {
    static constexpr FixedString name = "CosineDecayRestarts";

    double initial_rate = 0.001;
    std::uint64_t first_decay_steps = 0;
    double t_mul = 2;
    double m_mul = 1;
    double alpha = 0;

    double rate(std::uint64_t updates) const {
        const Period period = period_at(static_cast<double>(updates));
        const Lane<double> height(power(m_mul, period.number));
        const double start = fma(Lane<double>(1 - alpha), height, Lane<double>(alpha)).value;
        return initial_rate * detail::half_cosine(start, alpha, period.done);
    }

    /// Throws ArgumentError when a value is missing or outside its range.
    void validate() const {
        expect(initial_rate >= 0, "CosineDecayRestarts' initial_rate", "at least 0", initial_rate);
        expect(first_decay_steps > 0, "CosineDecayRestarts' first_decay_steps", "at least 1",
               static_cast<double>(first_decay_steps));
        expect(t_mul >= 1, "CosineDecayRestarts' t_mul", "at least 1", t_mul);
        expect(m_mul > 0, "CosineDecayRestarts' m_mul", "above 0", m_mul);
        expect(alpha >= 0 && alpha <= 1, "CosineDecayRestarts' alpha", "between 0 and 1", alpha);
    }

    static constexpr auto members() {
        using Self = CosineDecayRestarts;
        return describe(setting<"initial_rate">(&Self::initial_rate),
                        setting<"first_decay_steps">(&Self::first_decay_steps),
                        setting<"t_mul">(&Self::t_mul), setting<"m_mul">(&Self::m_mul),
                        setting<"alpha">(&Self::alpha));
    }

private:
    struct Period {
        double number;
        double done;  // from 0 to 1
    };

    // Added up length by length: the logarithms of the closed form miss a restart by their rounding. Lengths
    // that grow are few. One below 1 never gets here but from settings that validate refuses.
    Period period_at(double updates) const {
        double length = static_cast<double>(first_decay_steps);
        if (t_mul == 1) {
            const double periods = updates / length, number = __builtin_floor(periods);
            return {number, periods - number};
        }
        double start = 0, number = 0;
        for (; length >= 1 && updates - start >= length; ++number) {
            start += length;
            length = (Lane<double>(length) * Lane<double>(t_mul)).value;
        }
        return {number, (updates - start) / length};
    }
};

}  // namespace staticnn
