# SPDX-License-Identifier: BSL-1.0
"""The two small networks of the trajectories, with their data."""

import dataclasses
import random
import typing

import torch

SAMPLES = 33
BATCH = 11


def linear(x):
    return x


@dataclasses.dataclass
class Problem:
    """A network, its loss and its data, made from a seed. All data and initial weights are multiples of 1/64,
    so that they are exact in single precision too. The seeds were chosen so that no sum ever comes close to
    the kink of a Relu."""
    name: str
    note: str
    seed: int
    widths: list
    activations: list
    output: typing.Callable
    loss: typing.Callable
    classes: int = 0

    def __post_init__(self):
        rng = random.Random(self.seed)

        def multiples(limit, count):
            """None of them 0."""
            return [(1 + int(rng.random() * limit)) / 64 * (1 if rng.random() < 0.5 else -1)
                    for _ in range(count)]

        self.inputs = multiples(128, SAMPLES * self.widths[0])
        if self.classes:
            self.targets = [int(rng.random() * self.classes) for _ in range(SAMPLES)]
        else:
            self.targets = multiples(64, SAMPLES * self.widths[-1])
        self.shapes = [shape for ends in zip(self.widths, self.widths[1:]) for shape in (ends, ends[1:])]
        self.initial = [multiples(16 if len(shape) == 1 else 48, torch.Size(shape).numel())
                        for shape in self.shapes]

    def tensors(self, dtype):
        """Inputs, targets and initial weights."""
        inputs = torch.tensor(self.inputs, dtype=dtype).reshape(SAMPLES, self.widths[0])
        targets = torch.tensor(self.targets, dtype=torch.long if self.classes else dtype)
        targets = targets if self.classes else targets.reshape(SAMPLES, self.widths[-1])
        weights = [torch.tensor(values, dtype=dtype).reshape(shape)
                   for values, shape in zip(self.initial, self.shapes)]
        return inputs, targets, weights

    def forward(self, x, weights):
        """The output of the last layer before its activation, and the sums that go into the others."""
        sums = []
        for kernel, bias, activation in zip(weights[::2], weights[1::2], self.activations):
            sums.append(x @ kernel + bias)
            x = activation(sums[-1])
        return x, sums


CLASSIFICATION = Problem(
    "classification", "Dense<5, 7, Tanh>, Dense<7, 6, Relu>, Dense<6, 3, Softmax>, sparse categorical "
    "cross-entropy.", 88, [5, 7, 6, 3], [torch.tanh, torch.relu, linear],
    lambda logits: torch.softmax(logits, 1), torch.nn.functional.cross_entropy, classes=3)
REGRESSION = Problem(
    "regression", "Dense<4, 6, Tanh>, Dense<6, 2, Linear>, mean squared error (over outputs, then over "
    "samples).", 365, [4, 6, 2], [torch.tanh, linear], linear, torch.nn.functional.mse_loss)
