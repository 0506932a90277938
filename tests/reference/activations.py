# SPDX-License-Identifier: BSL-1.0
"""Values and slopes of activation functions with mpmath, each rounded once, and compared with PyTorch."""

import functools
import random

import mpmath
import torch
import torch.nn.functional as F

from functions import to_single
from literals import Header, braces, correctly_rounded, hexadecimal

rng = random.Random(21)

# Exact in single precision, and not where a function has a kink.
ARGUMENTS = to_single([-5.75, -3.125, -2.0, -1 / 3, -0.015, -1e-6, 1e-6, 0.02, 0.25, 1 / 3, 1.5, 2.875, 6.5]
                      + [rng.uniform(-6, 8) for _ in range(16)] + [rng.uniform(-1, 1) for _ in range(16)])
FAR = [-80.0, -30.0, -15.0, 15.0, 30.0, 80.0]
NOT_FAR = ("exponential", "gelu_tanh")  # overflows in single precision; 300 bits do not suffice


def elu(x, alpha):
    return x if x > 0 else alpha * mpmath.expm1(x)


def selu(x):
    return mpmath.mpf("1.0507009873554804934193349852946") * elu(
        x, mpmath.mpf("1.6732632423543772848170429916717"))


def gelu(x):
    return x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def gelu_tanh(x):
    return x * (1 + mpmath.tanh(mpmath.sqrt(2 / mpmath.pi) * (x + mpmath.mpf("0.044715") * x**3))) / 2


def softplus(x):
    return mpmath.log1p(mpmath.exp(x))


def clipped(x, low, high):
    return min(mpmath.mpf(high), max(mpmath.mpf(low), x))


def hard_sigmoid(x):
    return clipped(x / 6 + mpmath.mpf(1) / 2, 0, 1)


# What mpmath computes, and what PyTorch does (whose own hardsigmoid takes 1/6 in single precision).
ACTIVATIONS = {
    "sigmoid": (lambda x: 1 / (1 + mpmath.exp(-x)), torch.sigmoid),
    "leaky_relu": (lambda x: x if x > 0 else mpmath.mpf("0.2") * x,
                   functools.partial(F.leaky_relu, negative_slope=0.2)),
    "elu": (functools.partial(elu, alpha=1), F.elu),
    "elu_of_a_quarter": (functools.partial(elu, alpha=0.25), functools.partial(F.elu, alpha=0.25)),
    "selu": (selu, F.selu),
    "celu_of_two": (lambda x: x if x > 0 else 2 * mpmath.expm1(x / 2), functools.partial(F.celu, alpha=2)),
    "gelu": (gelu, F.gelu),
    "gelu_tanh": (gelu_tanh, functools.partial(F.gelu, approximate="tanh")),
    "silu": (lambda x: x / (1 + mpmath.exp(-x)), F.silu),
    "mish": (lambda x: x * mpmath.tanh(softplus(x)), F.mish),
    "softplus": (softplus, functools.partial(F.softplus, threshold=100)),
    "log_sigmoid": (lambda x: -softplus(-x), F.logsigmoid),
    "softsign": (lambda x: x / (1 + abs(x)), F.softsign),
    "relu6": (lambda x: clipped(x, 0, 6), F.relu6),
    "hard_tanh": (lambda x: clipped(x, -1, 1), F.hardtanh),
    "hard_sigmoid": (hard_sigmoid, lambda x: F.relu6(x + 3) / 6),
    "hard_silu": (lambda x: x * hard_sigmoid(x), lambda x: x * F.relu6(x + 3) / 6),
    "exponential": (mpmath.exp, torch.exp),
    "soft_shrink": (lambda x: x - clipped(x, -0.5, 0.5), F.softshrink),
}


def check(name, x, value, slope):
    """PyTorch's formulas are no more accurate than their parts, some of which are near 1 or |x|."""
    argument = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    result = ACTIVATIONS[name][1](argument)
    result.backward()
    for mine, theirs in ((value, result.item()), (slope, argument.grad.item())):
        assert abs(mine - theirs) <= 1e-13 * max(abs(mine), abs(x), 1), (name, x, mine, theirs)


def point(name, x):
    function = ACTIVATIONS[name][0]
    value = correctly_rounded(lambda: function(mpmath.mpf(x)))
    slope = correctly_rounded(lambda: mpmath.diff(function, mpmath.mpf(x)))
    check(name, x, value, slope)
    return braces(*map(hexadecimal, (x, value, slope)))


def main():
    header = Header(__file__)
    header.code("""
        /// An argument, exact in single precision too, the value there and the derivative.
        struct ActivationPoint {
            double argument;
            double value;
            double slope;
        };
        """)
    for name in ACTIVATIONS:
        arguments = ARGUMENTS + (FAR if name not in NOT_FAR else [])
        header.array(f"ActivationPoint {name}_points[]", [point(name, x) for x in arguments])
    header.write()


if __name__ == "__main__":
    main()
