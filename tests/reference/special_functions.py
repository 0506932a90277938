# SPDX-License-Identifier: BSL-1.0
"""Values of e^x - 1 and of the standard normal distribution, as in functions.py."""

import math

import mpmath

from functions import LARGEST, LN2, TINY, POWERS, around, both_signs, points, to_single, uniform
from literals import Header


def exp_minus_one_arguments():
    return (both_signs(TINY + POWERS + [math.inf]) + around(math.log(LARGEST), 0.25, -0.25)
            + [LN2 * half / 2 for half in range(-15, 16) if half] + uniform(-1, 1, 60) + uniform(-40, 0, 30)
            + uniform(0, 709, 60) + [710.0, 1e300, -1e300])


def normal_arguments():
    return (both_signs(TINY[:-1] + [0.5, 1.0, 4.0, 8.3, 50.0, 1e4, math.inf]) + uniform(-1, 1, 50)
            + uniform(-6, 6, 50) + uniform(-37.5, -6, 60))


def normal_single_arguments():
    return to_single(both_signs([0.0, 1e-40, 1e-20, 0.5, 4.0, 5.5, 20.0, 1e4]) + uniform(-1, 1, 40)
                     + uniform(-13, 6, 60))


def normal_distribution(x):
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def normal_density(x):
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


def normal_quantile(probability):
    """For far tails, by Newton's method on their logarithm."""
    x = -mpmath.sqrt(-2 * mpmath.log(probability))
    for _ in range(60):
        tail = normal_distribution(x)
        x -= mpmath.log(tail / probability) * tail / normal_density(x)
    return x


def main():
    header = Header(__file__, "limits", "reference/functions.hpp")
    header.array("Point exp_minus_one_points[]", points(mpmath.expm1, exp_minus_one_arguments()))
    header.array("Point exp_minus_one_single_points[]",
                 points(mpmath.expm1, to_single(both_signs([0.0, 1e-40, 1e-20, 1e-3]) + uniform(-1, 1, 40)
                                                + uniform(-20, 88.7, 50) + [89.0, -104.0])))
    for name, function in (("distribution", normal_distribution), ("density", normal_density)):
        header.array(f"Point normal_{name}_points[]", points(function, normal_arguments()))
        header.array(f"Point normal_{name}_single_points[]", points(function, normal_single_arguments()))
    header.array("Point normal_quantile_far_points[]",
                 points(normal_quantile, [10.0**-digits for digits in (10.8, 10.9, 12, 14, 17, 30, 100, 300)]
                        + [2.0**-54]))
    header.write()


if __name__ == "__main__":
    main()
