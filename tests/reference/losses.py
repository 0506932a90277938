# SPDX-License-Identifier: BSL-1.0
"""Losses of single samples and their gradients: PyTorch in double precision, with the constants of Keras 3."""

import math

import torch
import torch.nn.functional as F

from literals import Header, braces, decimal

EPSILON = 1e-7  # of Keras
NARROW, WIDE = 3, 19  # columns: within a pack, and beyond it

torch.manual_seed(14)


def normal(columns):
    return 2 * torch.randn(columns, dtype=torch.float64)


def positive(columns):
    return torch.rand(columns, dtype=torch.float64) * 3 + 0.05


def mixed(columns):
    """Positive, negative and zero."""
    values = normal(columns)
    values[1] = 0
    return values


def signs(columns):
    return torch.sign(normal(columns))


def flags(columns):
    return (torch.rand(columns) > 0.5).double()


def shares(columns):
    return torch.softmax(normal(columns), 0)


def one_hot(columns):
    return F.one_hot(torch.randint(columns, ()), columns).double()


def with_a_zero(columns):
    values = shares(columns)
    values[0] = 0
    return values / values.sum()


def mean_absolute_error(y, t):
    return F.l1_loss(y, t)


def huber(delta):
    return lambda y, t: F.huber_loss(y, t, delta=delta)


def log_cosh(y, t):
    return torch.log(torch.cosh(y - t)).mean()


def mean_squared_logarithmic_error(y, t):
    return (torch.log1p(y.clamp(min=EPSILON)) - torch.log1p(t.clamp(min=EPSILON))).square().mean()


def mean_absolute_percentage_error(y, t):
    return 100 * ((y - t).abs() / t.abs().clamp(min=EPSILON)).mean()


def poisson(y, t):
    return F.poisson_nll_loss(y, t, log_input=False, eps=EPSILON)


def cosine_similarity(y, t):
    return -F.cosine_similarity(y, t, dim=0, eps=EPSILON)


def hinge(y, t):
    return (1 - t * y).clamp(min=0).mean()


def hinge_of_flags(y, t):
    return hinge(y, 2 * t - 1)


def categorical_crossentropy(smoothing=0.0):
    return lambda x, t: F.cross_entropy(x, t, label_smoothing=smoothing)


def kl_divergence(x, t):
    return F.kl_div(F.log_softmax(x, 0), t, reduction="sum")


def binary_crossentropy(smoothing=0.0):
    return lambda x, t: F.binary_cross_entropy_with_logits(x, t * (1 - smoothing) + smoothing / 2)


def mean_squared_error(y, t):
    return F.mse_loss(y, t)


# For each list of cases the loss, and where outputs (logits for crossentropies) and targets come from.
LOSSES = {
    "mean_squared_error": (mean_squared_error, normal, normal),
    "mean_absolute_error": (mean_absolute_error, normal, normal),
    "huber": (huber(1.0), normal, normal),
    "huber_of_a_quarter": (huber(0.25), normal, normal),
    "log_cosh": (log_cosh, normal, normal),
    "mean_squared_logarithmic_error": (mean_squared_logarithmic_error, normal, mixed),
    "mean_absolute_percentage_error": (mean_absolute_percentage_error, normal, normal),
    "poisson": (poisson, positive, positive),
    "cosine_similarity": (cosine_similarity, normal, normal),
    "hinge": (hinge, normal, signs),
    "hinge_of_flags": (hinge_of_flags, normal, flags),
    "categorical_crossentropy": (categorical_crossentropy(), normal, shares),
    "smoothed_categorical_crossentropy": (categorical_crossentropy(0.1), normal, shares),
    "one_hot_crossentropy": (categorical_crossentropy(), normal, one_hot),
    "smoothed_one_hot_crossentropy": (categorical_crossentropy(0.1), normal, one_hot),
    "kl_divergence": (kl_divergence, normal, with_a_zero),
    "binary_crossentropy": (binary_crossentropy(), normal, flags),
    "smoothed_binary_crossentropy": (binary_crossentropy(0.2), normal, flags),
}


def check_by_differences(loss, output, target, gradient):
    step = 1e-6
    for column in range(len(output)):
        difference = torch.zeros_like(output)
        difference[column] = step
        slope = (loss(output + difference, target) - loss(output - difference, target)) / (2 * step)
        assert math.isclose(slope, gradient[column], rel_tol=1e-4, abs_tol=1e-7)


def case(loss, output, target):
    output.requires_grad_()
    value = loss(output, target)
    value.backward()
    with torch.no_grad():
        check_by_differences(loss, output, target, output.grad)
    rows = [braces(*map(decimal, row.tolist())) for row in (output.detach(), target, output.grad)]
    return [decimal(value.item()), *rows]


def main():
    header = Header(__file__, "cstddef")
    header.code("""
        /// What one sample costs, and the derivative with respect to its outputs (for crossentropies: to what
        /// enters their activation).
        template <std::size_t Columns>
        struct LossCase {
            double loss;
            double output[Columns];
            double target[Columns];
            double gradient[Columns];
        };
        """)
    for name, (loss, outputs, targets) in LOSSES.items():
        for width, columns, count in (("narrow", NARROW, 4), ("wide", WIDE, 2)):
            cases = [case(loss, outputs(columns), targets(columns)) for _ in range(count)]
            header.cases(f"LossCase<{columns}> {width}_{name}[]", cases)
    header.write()


if __name__ == "__main__":
    main()
