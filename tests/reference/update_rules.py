# SPDX-License-Identifier: BSL-1.0
"""Twelve steps of a small network with each update rule, regularizer and constraint: gradients by PyTorch in
double precision, Sgd with momentum, the rules by the formulas of Keras 3."""

import torch

from literals import Header, decimal
from optimizers import Sgd
from problems import BATCH, REGRESSION, SAMPLES
from trajectories import flat

STEPS = 12
RATE = 0.1
MOMENTUM = 0.9
SETTINGS = {"clip_value": 0.03, "clip_norm": 0.1, "global_clip_norm": 0.15, "accumulated_batches": 3,
            "average_momentum": 0.75, "overwrite_every": 4, "first_factor": 0.02, "second_factor": 0.05,
            "norm_limit": 0.75, "rate_factor": 0.25}


def clip_value(gradients):
    return [gradient.clamp(-SETTINGS["clip_value"], SETTINGS["clip_value"]) for gradient in gradients]


def clip_norm(gradients):
    limit = SETTINGS["clip_norm"]
    return [gradient * limit / max(gradient.norm().item(), limit) for gradient in gradients]


def global_clip_norm(gradients):
    limit = SETTINGS["global_clip_norm"]
    norm = torch.cat([gradient.reshape(-1) for gradient in gradients]).norm().item()
    return [gradient * limit / max(norm, limit) for gradient in gradients]


def column_norms(kernel):
    return (kernel * kernel).sum(0, keepdim=True).sqrt()


def max_norm(kernel):
    norms = column_norms(kernel)
    return kernel * norms.clamp(0, SETTINGS["norm_limit"]) / (norms + 1e-7)


def unit_norm(kernel):
    return kernel / (column_norms(kernel) + 1e-7)


def l1(weight):
    return SETTINGS["first_factor"] * weight.abs().sum()


def l2(weight):
    return SETTINGS["second_factor"] * (weight * weight).sum()


# What is done to gradients, to the loss (by the first kernel and the last bias), to the first kernel after an
# update, and the factor on the rate of each tensor.
RUNS = {
    "plain": {},
    "clipped_by_value": {"change": clip_value},
    "clipped_by_norm": {"change": clip_norm},
    "clipped_by_global_norm": {"change": global_clip_norm},
    "accumulated": {"batches": SETTINGS["accumulated_batches"]},
    "accumulated_and_clipped": {"batches": SETTINGS["accumulated_batches"], "change": global_clip_norm},
    "averaged": {"overwrite": SETTINGS["overwrite_every"]},
    "with_l1": {"penalty": l1},
    "with_l2": {"penalty": l2},
    "with_l1_l2": {"penalty": lambda weight: l1(weight) + l2(weight)},
    "with_max_norm": {"constrain": max_norm},
    "with_unit_norm": {"constrain": unit_norm},
    "non_negative": {"constrain": lambda kernel: kernel.clamp(min=0)},
    "with_factors": {"factors": [SETTINGS["rate_factor"], 1, 1, 0]},
}


def train(change=None, batches=1, overwrite=0, penalty=None, constrain=None, factors=None):
    inputs, targets, weights = REGRESSION.tensors(torch.float64)
    for weight in weights:
        weight.requires_grad_()
    optimizers = [Sgd(momentum=MOMENTUM) for _ in weights]
    for optimizer, weight in zip(optimizers, weights):
        optimizer.start([weight])
    losses, sums, average, updates = [], [torch.zeros_like(weight) for weight in weights], None, 0
    for step in range(STEPS):
        first = step % (SAMPLES // BATCH) * BATCH
        output, _ = REGRESSION.forward(inputs[first:first + BATCH], weights)
        loss = REGRESSION.loss(output, targets[first:first + BATCH])
        if penalty:
            loss = loss + penalty(weights[0]) + penalty(weights[3])
        losses.append(loss.item())
        gradients = torch.autograd.grad(loss, weights)
        sums = [total + gradient for total, gradient in zip(sums, gradients)]
        if (step + 1) % batches:
            continue
        gradients = [total / batches for total in sums]
        sums = [torch.zeros_like(weight) for weight in weights]
        updates += 1
        if change:
            gradients = change(gradients)
        with torch.no_grad():
            for i, (optimizer, weight, gradient) in enumerate(zip(optimizers, weights, gradients)):
                factor = factors[i] if factors else 1
                if factor:
                    optimizer.update([weight], [gradient], RATE * factor, updates)
            if constrain:
                weights[0].copy_(constrain(weights[0]))
            if overwrite:
                momentum = SETTINGS["average_momentum"] if average else 0
                average = [momentum * (old if momentum else 0) + (1 - momentum) * weight
                           for old, weight in zip(average or weights, weights)]
                if updates % overwrite == 0:
                    for weight, mean in zip(weights, average):
                        weight.copy_(mean)
    return losses, flat(weights), flat(average) if average else []


def check_clipping():
    """PyTorch's own clipping agrees, but for the 1e-6 that it adds to norms."""
    gradients = [torch.linspace(-1, 2, 7, dtype=torch.float64), torch.ones(3, dtype=torch.float64)]
    weights = [torch.zeros_like(gradient).requires_grad_() for gradient in gradients]
    for weight, gradient in zip(weights, gradients):
        weight.grad = gradient.clone()
    torch.nn.utils.clip_grad_norm_(weights, SETTINGS["global_clip_norm"])
    for weight, ours in zip(weights, global_clip_norm(gradients)):
        assert (weight.grad - ours).abs().max() < 1e-6


def main():
    torch.set_num_threads(1)
    check_clipping()
    header = Header(__file__, "cstddef")
    header.code("namespace rules {")
    header.code("\n".join(f"inline constexpr {'double' if isinstance(value, float) else 'std::size_t'} {name} = {value};"
                          for name, value in {"rate": RATE, "momentum": MOMENTUM, **SETTINGS}.items()))
    plain = train()
    parameters = len(plain[1])
    header.code(f"""
        /// The loss before each of {STEPS} steps, and the weights after the last, in the order of trajectories.hpp.
        struct Run {{
            double losses[{STEPS}];
            double weights[{parameters}];
        }};
        """)
    for name, options in RUNS.items():
        losses, weights, average = train(**options)
        assert name == "plain" or max(abs(a - b) for a, b in zip(weights, plain[1])) > 1e-3, name
        header.arrays(f"Run {name}", [map(decimal, losses), map(decimal, weights)])
        if average:
            header.array(f"double average[{parameters}]", map(decimal, average))
    header.code("}  // namespace rules")
    header.write()


if __name__ == "__main__":
    main()
