# SPDX-License-Identifier: BSL-1.0
"""Learning rates by the formulas of Keras 3, of OneCycle by those of PyTorch, each rounded once."""

import fractions
import inspect
import math
import re

import mpmath
import torch

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


def inverse_time_decay(updates, initial_rate, decay_steps, decay_rate, staircase):
    def compute():
        periods = updates // decay_steps if staircase else mpmath.mpf(updates) / decay_steps
        return mpmath.mpf(initial_rate) / (1 + mpmath.mpf(decay_rate) * periods)

    return correctly_rounded(compute)


def polynomial_decay(updates, initial_rate, decay_steps, end_rate, power, cycle):
    def compute():
        start, end = mpmath.mpf(initial_rate), mpmath.mpf(end_rate)
        if cycle:
            share = fractions.Fraction(updates, decay_steps * max(1, -(-updates // decay_steps)))
        else:
            share = fractions.Fraction(min(updates, decay_steps), decay_steps)
        left = 1 - share
        return (start - end) * (mpmath.mpf(left.numerator) / left.denominator) ** mpmath.mpf(power) + end

    return correctly_rounded(compute)


def cosine_decay_restarts(updates, initial_rate, first_decay_steps, t_mul, m_mul, alpha):
    """Restarts are found without rounding; `t_mul` is what its decimal digits say."""
    factor, length = fractions.Fraction(str(t_mul)), fractions.Fraction(first_decay_steps)
    start = restarts = 0
    while updates - start >= length:
        start, length, restarts = start + length, length * factor, restarts + 1
    done = (updates - start) / length

    def compute():
        floor = mpmath.mpf(alpha)
        cosine = (1 + mpmath.cospi(mpmath.mpf(done.numerator) / done.denominator)) / 2
        return mpmath.mpf(initial_rate) * ((1 - floor) * mpmath.mpf(m_mul) ** restarts * cosine + floor)

    return correctly_rounded(compute)


def one_cycle(updates, max_rate, total_steps, pct_start, div_factor, final_div_factor, three_phase, linear):
    def compute():
        top, last = mpmath.mpf(max_rate), total_steps - 1
        start = top / mpmath.mpf(div_factor)
        end = start / mpmath.mpf(final_div_factor)
        peak = float(pct_start * total_steps) - 1  # rounded, as in PyTorch: it decides about whole steps
        phases = [(peak, start, top), (2 * peak, top, start), (last, start, end)]
        if not three_phase:
            phases = [phases[0], (last, top, end)]
        begin, step = mpmath.mpf(0), min(updates, last)
        for finish, here, there in phases:
            if step <= finish:
                share = (step - begin) / (mpmath.mpf(finish) - begin)
                if linear:
                    return here + (there - here) * share
                return there + (here - there) / 2 * (1 + mpmath.cospi(share))
            begin = mpmath.mpf(finish)

    return correctly_rounded(compute)


def check_one_cycle(max_rate, total_steps, pct_start, div_factor, final_div_factor, three_phase, linear):
    """Agrees with PyTorch's own scheduler at every step it allows."""
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_rate, total_steps, pct_start=pct_start, div_factor=div_factor,
        final_div_factor=final_div_factor, three_phase=three_phase, cycle_momentum=False,
        anneal_strategy="linear" if linear else "cos")
    for step in range(total_steps):
        ours = one_cycle(step, max_rate, total_steps, pct_start, div_factor, final_div_factor, three_phase,
                         linear)
        assert math.isclose(scheduler.get_last_lr()[0], ours, rel_tol=1e-11), (step, total_steps)
        optimizer.step()
        if step + 1 < total_steps:
            scheduler.step()


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

# initial_rate, decay_steps, end_rate, power and the updates done.
POLYNOMIAL = [
    ((0.1, 10, 0.01, 1.0), range(24)),
    ((0.1, 7, 0.0, 2.0), range(17)),
    ((0.5, 6, 0.125, 0.5), range(14)),
    ((0.01, 5, 0.1, 1.5), range(12)),
    ((0.001, 1000, 0.0001, 3.0), LATE),
    ((1.0, 999, 0.0, 0.9), LATE),
]

# initial_rate, first_decay_steps, t_mul, m_mul, alpha and the updates done.
RESTARTS = [
    ((0.1, 4, 2.0, 1.0, 0.0), range(30)),
    ((0.1, 5, 1.0, 0.5, 0.1), range(21)),
    ((0.02, 3, 1.5, 0.9, 0.25), range(24)),
    ((0.02, 10, 1.1, 1.25, 0.0), range(35)),
    ((1.0, 1, 3.0, 1.0, 0.0), range(15)),
    ((0.003, 100, 2.0, 0.8, 0.01), LATE),
    ((0.003, 500, 1.0, 0.95, 0.0), LATE),
]

# max_rate, total_steps, pct_start, div_factor, final_div_factor, three_phase and the updates done.
ONE_CYCLE = [
    ((0.1, 20, 0.3, 25.0, 1e4, False), range(24)),
    ((0.1, 20, 0.3, 25.0, 1e4, True), range(24)),
    ((0.02, 10, 0.5, 10.0, 100.0, True), range(12)),
    ((0.02, 7, 0.99, 4.0, 2.0, False), range(9)),
    ((1.0, 12, 0.25, 0.5, 8.0, False), range(13)),
    ((0.05, 2000, 0.3, 25.0, 1e4, False), LATE),
    ((0.05, 1999, 0.45, 20.0, 50.0, True), LATE),
]

HALF_COSINE = ("Half a cosine cancels near its end: compare with an absolute error relative to the highest "
               "rate.")

# The schedule, how to compute it, its settings, whether its last setting is a switch that is tried both ways.
SCHEDULES = [
    ("ExponentialDecay", exponential_decay, EXPONENTIAL, True, None),
    ("CosineDecay", cosine_decay, COSINE, False,
     HALF_COSINE + " Without warm-up `warmup_steps` and `warmup_target` are 0."),
    ("InverseTimeDecay", inverse_time_decay, EXPONENTIAL, True, None),
    ("PolynomialDecay", polynomial_decay, POLYNOMIAL, True, None),
    ("CosineDecayRestarts", cosine_decay_restarts, RESTARTS, False, HALF_COSINE),
    ("OneCycle", one_cycle, ONE_CYCLE, True, HALF_COSINE),
]


def rows(schedule, settings, has_switch):
    """Settings, updates done, rate."""
    for setting, updates_done in settings:
        for switch in [(False,), (True,)] if has_switch else [()]:
            for updates in updates_done:
                yield *setting, *switch, updates, schedule(updates, *setting, *switch)


def cell(value):
    if isinstance(value, bool):
        return boolean(value)
    return decimal(value) if isinstance(value, float) else str(value)


def write_schedule(header, name, schedule, settings, has_switch, note):
    cells = list(rows(schedule, settings, has_switch))
    types = {float: "double", int: "std::uint64_t", bool: "bool"}
    _, *names = inspect.signature(schedule).parameters
    members = [f"    {types[type(value)]} {member};"
               for member, value in zip([*names, "updates", "rate"], cells[0])]
    header.code("\n".join([
        f"/// The rate of {name} with these settings for the step that follows `updates` updates.",
        f"struct {name}Rate {{", *members, "};"]))
    array = re.sub("(?<!^)([A-Z])", r"_\1", name).lower()
    header.array(f"{name}Rate {array}_rates[]", [braces(*map(cell, row)) for row in cells], note)


def main():
    for setting, _ in ONE_CYCLE:
        for linear in (False, True):
            check_one_cycle(*setting, linear)
    header = Header(__file__, "cstdint")
    for schedule in SCHEDULES:
        write_schedule(header, *schedule)
    header.write()


if __name__ == "__main__":
    main()
