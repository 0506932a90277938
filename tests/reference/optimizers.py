# SPDX-License-Identifier: BSL-1.0
"""The update rules of Keras 3, and the PyTorch optimizers that agree with them."""

import dataclasses
import math

import torch


@dataclasses.dataclass
class Sgd:
    """m = mu m - a g, w += m (Nesterov: w += mu m - a g): the learning rate is inside m."""
    momentum: float = 0.0
    nesterov: bool = False

    def start(self, weights):
        self.moments = [torch.zeros_like(weight) for weight in weights]

    def update(self, weights, gradients, rate, _):
        for weight, gradient, moment in zip(weights, gradients, self.moments):
            moment.copy_(self.momentum * moment - rate * gradient)
            weight += self.momentum * moment - rate * gradient if self.nesterov else moment

    def pytorch(self, weights):
        return torch.optim.SGD(weights, lr=1.0, momentum=self.momentum, nesterov=self.nesterov)

    def adapt(self, group, rates, updates):
        """The factor for PyTorch's gradients: PyTorch keeps the learning rate outside m, which is the same
        only while it is constant; else it goes into the gradients."""
        if len(set(rates)) > 1:
            return rates[updates]
        group["lr"] = rates[updates]
        return 1.0


@dataclasses.dataclass
class Adam:
    """alpha = a sqrt(1 - beta2^t) / (1 - beta1^t), and epsilon is added to the uncorrected root of v."""
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-7

    def start(self, weights):
        self.first = [torch.zeros_like(weight) for weight in weights]
        self.second = [torch.zeros_like(weight) for weight in weights]

    def update(self, weights, gradients, rate, t):
        alpha = rate * math.sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)
        for weight, gradient, m, v in zip(weights, gradients, self.first, self.second):
            m += (gradient - m) * (1 - self.beta_1)
            v += (gradient * gradient - v) * (1 - self.beta_2)
            weight -= m * alpha / (torch.sqrt(v) + self.epsilon)

    def pytorch(self, weights):
        return torch.optim.Adam(weights, betas=(self.beta_1, self.beta_2))

    def adapt(self, group, rates, updates):
        """The factor for PyTorch's gradients: PyTorch adds epsilon to the corrected root."""
        group["lr"] = rates[updates]
        group["eps"] = self.epsilon / math.sqrt(1 - self.beta_2 ** (updates + 1))
        return 1.0
