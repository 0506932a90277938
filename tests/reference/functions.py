# SPDX-License-Identifier: BSL-1.0
"""Values of elementary functions, computed with hundreds of bits and rounded once to double."""

import math
import random
import struct

import mpmath

from literals import Header, braces, correctly_rounded, hexadecimal

TINIEST = 2.0**-1074
SMALLEST_NORMAL = 2.0**-1022
LARGEST = (2.0 - 2.0**-52) * 2.0**1023
LN2 = math.log(2)

rng = random.Random(20)


def uniform(low, high, count):
    return [low + (high - low) * rng.random() for _ in range(count)]


def around(*points):
    """Each point with its two neighbours."""
    return [near for point in points
            for near in (math.nextafter(point, -math.inf), point, math.nextafter(point, math.inf))]


def both_signs(points):
    return [signed for point in points for signed in (point, -point)]


def to_single(points):
    """The nearest single-precision numbers, without repetition."""
    return list(dict.fromkeys(struct.unpack("f", struct.pack("f", point))[0] for point in points))


TINY = [0.0, TINIEST, 2.0**-1060, SMALLEST_NORMAL, 1e-300, 1e-100, 1e-30]
POWERS = [2.0**exponent for exponent in range(-60, 0, 3)]


def exp_arguments():
    return (both_signs(TINY + POWERS + [math.inf])
            + around(math.log(LARGEST), math.log(SMALLEST_NORMAL), math.log(TINIEST), -745.2, 1.0, -1.0)
            + [LN2 * half / 2 for half in range(-15, 16)]  # where the reduction changes its multiple of ln 2
            + uniform(-745, -708, 30) + uniform(-708, 709, 90) + uniform(-1, 1, 40)
            + [710.0, 1e4, 1e300, -746.0, -1e4, -1e300])


def log_arguments():
    scaled = [math.ldexp(mantissa, int(exponent)) for mantissa, exponent
              in zip(uniform(1, 2, 110), uniform(-1074, 1023, 110))]
    near_one = [1 + sign * share for share in POWERS[3:] for sign in (1, -1)]
    return (TINY + near_one + scaled + around(SMALLEST_NORMAL, 1.0, 2.0, math.sqrt(2), math.sqrt(0.5), math.e)
            + [math.ldexp(math.sqrt(2), exponent) for exponent in (-1074, -1000, -3, 3, 1000)]
            + uniform(0, 2, 60) + uniform(0.98, 1.02, 40) + [1e300, LARGEST, math.inf])


def tanh_arguments():
    return (both_signs(TINY + POWERS + [0.5, 1.0, 9.5, 19.0, 19.1, 20.0, 22.0, 300.0, 1e300, math.inf])
            + uniform(-1, 1, 60) + uniform(-20, 20, 80) + [LN2 * half / 4 for half in range(-8, 9)])


def cos_pi_arguments():
    return ([step / 64 for step in range(129)] + [1e-300, 1e-17, 1e-9, 1e-8, 1e-4]
            + around(0.25, 0.5, 0.75, 1.0, 1.5) + uniform(0, 1, 60) + uniform(1, 2, 30))


def power_arguments():
    """Pairs of a base and an exponent whose power is a normal number."""
    bases = [0.1, 0.5, 0.7, 0.9, 0.95, 0.96, 0.99, 0.999, 0.9999, 1.0, 1.1, 1e-5]
    whole = [0.0, 1.0, 2.0, 3.0, 7.0, 12.0, 100.0, 1000.0, 12345.0, 1e5]
    broken = [0.001, 0.2, 1 / 3, 0.5, 0.999, 1.5, 17.25, 100.7, 1000.5, 2500 / 999]
    pairs = [(base, exponent) for base in bases for exponent in whole + broken + uniform(0, 40, 2)]
    # Drawn apart from the rest, so that the points of other functions stay what they are.
    apart = random.Random(21)
    for base in bases + [1e-300, TINIEST, 0.70710678, 1.41421357, 1 + 2.0**-30, 3.0, 10.0, 1e300]:
        exponents = [-1.0, -0.5, apart.uniform(-1, 1), apart.uniform(-300, 300)]
        pairs += [(base, exponent) for exponent in exponents]
    return [(base, exponent) for base, exponent in pairs if abs(exponent * math.log(base)) < 690]


def quantile_arguments():
    return ([step / 50 for step in range(1, 50)] + around(0.025, 0.0749, 0.075, 0.5, 0.925, 0.9251, 0.975)
            + [0.5 + sign * share for share in (1e-15, 1e-9, 1e-4) for sign in (1, -1)]
            + uniform(0.02, 0.98, 90))


def quantile_tails():
    tails = [10.0**-digits for digits in range(2, 12)] + uniform(0, 0.02, 20)
    return [side for tail in tails for side in (tail, 1 - tail)]


def quantile(probability):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * probability - 1)


def points(function, arguments):
    for argument in arguments:
        value = correctly_rounded(lambda: function(mpmath.mpf(argument)))
        # What mpmath rounds to an unsigned zero carries the argument's sign in odd functions.
        value = math.copysign(value, argument) if function is mpmath.tanh else value
        yield braces(hexadecimal(argument), hexadecimal(value))


def powers(pairs):
    for base, exponent in pairs:
        value = correctly_rounded(lambda: mpmath.mpf(base) ** mpmath.mpf(exponent))
        yield braces(*map(hexadecimal, (base, exponent, value)))


def log(x):
    return mpmath.log(x) if x else -mpmath.inf


def check_quantile():
    """The quantile inverts the distribution function, which mpmath computes by another way."""
    with mpmath.workprec(300):
        for probability in (1e-11, 0.02, 0.3, 0.975):
            probability = mpmath.mpf(probability)
            assert abs(mpmath.ncdf(quantile(probability)) / probability - 1) < mpmath.mpf(2) ** -250


def main():
    check_quantile()
    header = Header(__file__, "limits")
    header.code("""
        /// A function's argument, exact, and its value there, rounded once.
        struct Point {
            double argument;
            double value;
        };

        /// base^exponent, rounded once.
        struct PowerPoint {
            double base;
            double exponent;
            double value;
        };
        """)
    in_single = " Arguments are exact in single precision."
    header.array("Point exp_points[]", points(mpmath.exp, exp_arguments()))
    header.array("Point exp_single_points[]",
                 points(mpmath.exp, to_single(uniform(-103, 88.7, 90) + uniform(-1, 1, 30) + [
                     0.0, -0.0, 88.72, 88.73, -87.34, -87.33, -103.97, -103.98, -104.5, 1e-30, -1e-40])),
                 "Values that overflow or underflow in single precision included." + in_single)
    header.array("Point log_points[]", points(log, log_arguments()))
    scaled = [math.ldexp(mantissa, int(exponent)) for mantissa, exponent
              in zip(uniform(1, 2, 80), uniform(-149, 127, 80))]
    header.array("Point log_single_points[]",
                 points(log, to_single(scaled + uniform(0.9, 1.1, 40) + [
                     0.0, 2.0**-149, 2.0**-126, 0.5, 1.0, 1 + 2.0**-23, 1 - 2.0**-24, 2.0])),
                 "The arguments include numbers that are denormal in single precision." + in_single)
    header.array("Point tanh_points[]", points(mpmath.tanh, tanh_arguments()))
    header.array("Point tanh_single_points[]",
                 points(mpmath.tanh, to_single(uniform(-1, 1, 50) + uniform(-10, 10, 50) + both_signs(
                     [0.0, 2.0**-149, 2.0**-126, 1e-20, 1e-6, 1e-3, 9.0, 9.02, 12.0, 1e30]))),
                 "From denormal arguments to saturation." + in_single)
    header.array("Point cos_pi_points[]", points(mpmath.cospi, cos_pi_arguments()),
                 "The cosine of pi times the argument, which is between 0 and 2.")
    header.array("PowerPoint power_points[]", powers(power_arguments()))
    header.array("Point normal_quantile_points[]", points(quantile, quantile_arguments()),
                 "The quantile of the standard normal distribution at probabilities from 0.02 to 0.98.")
    header.array("Point normal_quantile_tail_points[]", points(quantile, quantile_tails()),
                 "Probabilities from 1e-11 to 0.02 and from 0.98 to 1 - 1e-11.")
    header.write()


if __name__ == "__main__":
    main()
