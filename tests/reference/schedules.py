# SPDX-License-Identifier: BSL-1.0
"""Learning rates of ExponentialDecay and CosineDecay by the formulas of Keras 3, each rounded once."""

import mpmath

from literals import Header, boolean, braces, correctly_rounded, decimal


def exponential_decay(updates, initial_rate, decay_steps, decay_rate, staircase):
    def compute():
        exponent = updates // decay_steps if staircase else mpmath.mpf(updates) / decay_steps
        return mpmath.mpf(initial_rate) * mpmath.mpf(decay_rate) ** exponent

    return correctly_rounded(compute)


def cosine_decay(updates, initial_rate, decay_steps, alpha=0.0, warmup_target=0.0, warmup_steps=0):
    def compute():
        start, target, floor = map(mpmath.mpf, (initial_rate, warmup_target, alpha))
        if updates < warmup_steps:
            return start + (target - start) * updates / warmup_steps
        fraction = mpmath.mpf(min(updates - warmup_steps, decay_steps)) / decay_steps
        share = (1 - floor) * (1 + mpmath.cospi(fraction)) / 2 + floor
        return (target if warmup_steps else start) * share

    return correctly_rounded(compute)


LATE = [0, 1, 2, 10, 499, 500, 501, 999, 1000, 1001, 1499, 1500, 1501, 1999, 2000, 2001, 12345, 100000]

# initial_rate, decay_steps, decay_rate and the updates done.
EXPONENTIAL = [
    ((0.1, 5, 0.7), range(21)),
    ((0.01, 1, 0.5), range(12)),
    ((0.02, 7, 1.0), range(0, 21, 3)),
    ((0.001, 3, 1.1), range(10)),
    ((0.001, 1000, 0.96), LATE),
    ((1.0, 999, 0.1), LATE),
]

# initial_rate, decay_steps, alpha, warmup_target, warmup_steps and the updates done. Without warm-up the
# target is 0: in Keras it is None then.
COSINE = [
    ((0.1, 10, 0.0, 0.0, 0), range(14)),
    ((0.1, 7, 0.25, 0.0, 0), range(10)),
    ((0.001, 8, 0.1, 0.02, 4), range(16)),
    ((0.0, 6, 0.0, 0.5, 3), range(12)),
    ((0.5, 6, 0.01, 0.125, 5), range(14)),
    ((0.05, 1, 0.5, 0.1, 1), range(4)),
    ((0.05, 5, 1.0, 0.1, 2), range(9)),
    ((0.0, 1000, 0.0, 0.1, 500), LATE),
    ((0.003, 1500, 0.05, 0.0, 0), LATE),
]


def main():
    header = Header(__file__, "cstdint")
    header.code("""
        /// The rate of ExponentialDecay with these settings for the step that follows `updates` updates.
        struct ExponentialDecayRate {
            double initial_rate;
            std::uint64_t decay_steps;
            double decay_rate;
            bool staircase;
            std::uint64_t updates;
            double rate;
        };

        /// The rate of CosineDecay; without warm-up `warmup_steps` and `warmup_target` are 0.
        struct CosineDecayRate {
            double initial_rate;
            std::uint64_t decay_steps;
            double alpha;
            double warmup_target;
            std::uint64_t warmup_steps;
            std::uint64_t updates;
            double rate;
        };
        """)
    rows = [(*setting, staircase, updates) for setting, range_ in EXPONENTIAL for staircase in (False, True)
            for updates in range_]
    header.array("ExponentialDecayRate exponential_decay_rates[]",
                 [braces(decimal(a), str(steps), decimal(rate), boolean(staircase), str(updates),
                         decimal(exponential_decay(updates, a, steps, rate, staircase)))
                  for a, steps, rate, staircase, updates in rows])
    rows = [(*setting, updates) for setting, range_ in COSINE for updates in range_]
    header.array("CosineDecayRate cosine_decay_rates[]",
                 [braces(decimal(a), str(steps), decimal(alpha), decimal(target), str(warmup), str(updates),
                         decimal(cosine_decay(updates, a, steps, alpha, target, warmup)))
                  for a, steps, alpha, target, warmup, updates in rows],
                 "Half a cosine cancels near its end: compare with an absolute error relative to the highest "
                 "rate.")
    header.write()


if __name__ == "__main__":
    main()
