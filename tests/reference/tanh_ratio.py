# SPDX-License-Identifier: BSL-1.0
"""Prints the coefficients of core/tanh.hpp: the rational function x p(x^2) / q(x^2), p and q of degree 4, whose largest
relative distance from tanh on [0, 9.02] is least, by Remez' algorithm in 50 digits."""

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50
DEGREE, END, GRID = 4, mpf("9.02"), 3000
UNKNOWN = 2 * DEGREE + 2  # p, q without its first coefficient, which is 1, and the error


def wanted(t):
    """tanh(x) / x at t = x^2."""
    x = mpmath.sqrt(t)
    return mpmath.tanh(x) / x if t else mpf(1)


def value(coefficients, t):
    return mpmath.polyval(coefficients[::-1], t)


def through(points, error, q):
    """p and q with p / q = wanted (1 +- error) at the points, in turns; one step of Newton's method from `error`, `q`."""
    matrix, right = mpmath.matrix(UNKNOWN, UNKNOWN), mpmath.matrix(UNKNOWN, 1)
    for row, t in enumerate(points):
        w, sign = wanted(t), (-1) ** row
        for power in range(DEGREE + 1):
            matrix[row, power] = t**power
        for power in range(1, DEGREE + 1):
            matrix[row, DEGREE + power] = -w * (1 + sign * error) * t**power
        matrix[row, UNKNOWN - 1] = -sign * w * value(q, t)
        right[row] = w * (1 + sign * error) - sign * w * error * value(q, t)
    solution = list(mpmath.lu_solve(matrix, right))
    return solution[: DEGREE + 1], [mpf(1)] + solution[DEGREE + 1 : -1], solution[-1]


def extremes(distances):
    """Where the distance is largest between two changes of its sign."""
    found = []
    for i, distance in enumerate(distances):
        if found and distances[found[-1]] * distance > 0:
            if abs(distance) > abs(distances[found[-1]]):
                found[-1] = i
        else:
            found.append(i)
    return found


def remez():
    grid = [(END * i / GRID) ** 2 for i in range(GRID + 1)]
    places = [round(GRID * (1 - mpmath.cos(mpmath.pi * i / (UNKNOWN - 1))) / 2) for i in range(UNKNOWN)]
    error, q = mpf(0), [mpf(1)] + [mpf(0)] * DEGREE
    while True:
        points = [grid[place] for place in places]
        change = mpf(1)
        while change > abs(error) * mpf(10) ** -20:
            p, q, new = through(points, error, q)
            change, error = abs(new - error), new
        distances = [value(p, t) / value(q, t) / wanted(t) - 1 for t in grid]
        largest = max(abs(distance) for distance in distances)
        if largest < abs(error) * mpf("1.0001"):
            return p, q, largest
        places = extremes(distances)
        assert len(places) == UNKNOWN, places


p, q, largest = remez()
print("distance", mpmath.nstr(largest, 3))
for name, coefficients in ("p", p), ("q", q):
    print(name, *(mpmath.nstr(coefficient, 17) for coefficient in coefficients))
