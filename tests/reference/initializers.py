# SPDX-License-Identifier: BSL-1.0
"""Start values of parameters: random numbers of philox.py, distributions of mpmath, formulas of Keras 3,
NumPy's QR decomposition."""

import mpmath
import numpy

from literals import Header, correctly_rounded, hexadecimal
from philox import BASE, philox

SEED, PURPOSE = 7, 1 << 24  # initialization
COUNT = 24
FAN_IN, FAN_OUT = 784, 512


def random_bits(number):
    words = philox((number // 2, PURPOSE, 0, 0), (SEED, 0))
    high, low = words[2 * (number % 2):][:2]
    return high * BASE + low


def uniform(number):
    return mpmath.mpf(random_bits(number) >> 11) / 2**53


def quantile(probability):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * probability - 1)


def normal(number):
    bits = random_bits(number)
    tail = (mpmath.mpf(bits >> 12) + mpmath.mpf(1) / 2) / 2**53
    return quantile(tail) if bits % 2 == 1 else -quantile(tail)


def truncated(number):
    below = mpmath.ncdf(-2)
    return quantile(below + uniform(number) * (1 - 2 * below))


def truncated_deviation():
    """Of the standard normal distribution within -2 and 2."""
    inside = 1 - 2 * mpmath.ncdf(-2)
    return mpmath.sqrt(1 - 4 * mpmath.npdf(2) / inside)


def number(text):
    return mpmath.mpf(text)


def scaled_uniform(scale, fan):
    return lambda i: (2 * uniform(i) - 1) * mpmath.sqrt(3 * number(scale) / fan)


def scaled_normal(scale, fan):
    return lambda i: normal(i) * mpmath.sqrt(number(scale) / fan)


def scaled_truncated(scale, fan):
    return lambda i: truncated(i) * mpmath.sqrt(number(scale) / fan) / truncated_deviation()


AVERAGE = number(FAN_IN + FAN_OUT) / 2
INITIALIZERS = {
    "standard_normal": normal,
    "truncated_normal": truncated,
    "random_uniform": lambda i: number("-0.05") + uniform(i) * number("0.1"),
    "random_uniform_of_one_to_four": lambda i: 1 + 3 * uniform(i),
    "random_normal": lambda i: normal(i) * number("0.05"),
    "random_normal_around_minus_two": lambda i: normal(i) / 4 - 2,
    "truncated_normal_initializer": lambda i: truncated(i) * number("0.05"),
    "truncated_normal_around_one": lambda i: truncated(i) / 2 + 1,
    "glorot_uniform": scaled_uniform(1, AVERAGE),
    "glorot_normal": scaled_truncated(1, AVERAGE),
    "he_uniform": scaled_uniform(2, FAN_IN),
    "he_normal": scaled_truncated(2, FAN_IN),
    "lecun_uniform": scaled_uniform(1, FAN_IN),
    "lecun_normal": scaled_truncated(1, FAN_IN),
    "normal_by_outputs": scaled_normal("0.5", FAN_OUT),
}

# Rows and columns: square, tall, wide, one column, one row, and beyond a pack of 16.
SHAPES = [(3, 3), (5, 2), (2, 5), (4, 1), (1, 4), (19, 3)]


def orthogonal(rows, columns):
    """As Keras does it."""
    shape = max(rows, columns), min(rows, columns)
    with mpmath.workprec(300):
        matrix = numpy.array([float(normal(i)) for i in range(rows * columns)]).reshape(shape)
    q, r = numpy.linalg.qr(matrix)
    q *= numpy.sign(numpy.diag(r))
    assert numpy.abs(q.T @ q - numpy.eye(shape[1])).max() < 1e-14
    return q if rows >= columns else q.T


def main():
    header = Header(__file__)
    for name, value in INITIALIZERS.items():
        header.array(f"double {name}_values[]",
                     [hexadecimal(correctly_rounded(lambda: value(i))) for i in range(COUNT)])
    for rows, columns in SHAPES:
        header.array(f"double orthogonal_{rows}_by_{columns}[]",
                     [hexadecimal(float(x)) for x in orthogonal(rows, columns).ravel()])
    header.write()


if __name__ == "__main__":
    main()
