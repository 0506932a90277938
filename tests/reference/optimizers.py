# SPDX-License-Identifier: BSL-1.0
"""The update rules of Keras 3, and the PyTorch optimizers that agree with them."""

import dataclasses
import math

import torch

TINY = 1e-30  # an epsilon that matters only beside zeros


def zeros(weights):
    return [torch.zeros_like(weight) for weight in weights]


class Optimizer:
    def comparable(self):
        """This optimizer with the settings that make PyTorch's agree with it."""
        return self

    def adapt(self, group, rates, updates):
        """Sets up one step of PyTorch's optimizer and returns the factor for its gradients."""
        group["lr"] = rates[updates]
        return 1.0


@dataclasses.dataclass
class Sgd(Optimizer):
    """m = mu m - a g, w += m (Nesterov: w += mu m - a g): the learning rate is inside m."""
    momentum: float = 0.0
    nesterov: bool = False

    def start(self, weights):
        self.moments = zeros(weights)

    def update(self, weights, gradients, rate, _):
        for weight, gradient, moment in zip(weights, gradients, self.moments):
            moment.copy_(self.momentum * moment - rate * gradient)
            weight += self.momentum * moment - rate * gradient if self.nesterov else moment

    def pytorch(self, weights):
        return torch.optim.SGD(weights, lr=1.0, momentum=self.momentum, nesterov=self.nesterov)

    def adapt(self, group, rates, updates):
        """PyTorch keeps the learning rate outside m, which is the same only while it is constant; else it
        goes into the gradients."""
        return rates[updates] if len(set(rates)) > 1 else super().adapt(group, rates, updates)


@dataclasses.dataclass
class Adam(Optimizer):
    """alpha = a sqrt(1 - beta2^t) / (1 - beta1^t), and epsilon is added to the uncorrected root of v, with
    amsgrad to that of the largest v so far. Weights decay before the step."""
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-7
    amsgrad: bool = False
    weight_decay: float = 0.0

    def start(self, weights):
        self.first, self.second, self.largest = zeros(weights), zeros(weights), zeros(weights)

    def update(self, weights, gradients, rate, t):
        alpha = rate * math.sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)
        for weight, gradient, m, v, v_max in zip(weights, gradients, self.first, self.second, self.largest):
            if self.weight_decay:
                weight -= weight * self.weight_decay * rate
            m += (gradient - m) * (1 - self.beta_1)
            v += (gradient * gradient - v) * (1 - self.beta_2)
            v_max.copy_(torch.maximum(v_max, v) if self.amsgrad else v)
            weight -= m * alpha / (torch.sqrt(v_max) + self.epsilon)

    def pytorch(self, weights):
        return torch.optim.AdamW(weights, betas=(self.beta_1, self.beta_2), amsgrad=self.amsgrad,
                                 weight_decay=self.weight_decay)

    def adapt(self, group, rates, updates):
        """PyTorch adds epsilon to the corrected root."""
        group["eps"] = self.epsilon / math.sqrt(1 - self.beta_2 ** (updates + 1))
        return super().adapt(group, rates, updates)


@dataclasses.dataclass
class Nadam(Optimizer):
    """The momentum of update t is u_t = beta1 (1 - 0.96^t / 2); PyTorch can slow this down, Keras cannot."""
    beta_1: float
    beta_2: float
    epsilon: float
    repeats_momentum: bool = False

    def start(self, weights):
        self.first, self.second, self.product = zeros(weights), zeros(weights), 1.0

    def momentum(self, t):
        return self.beta_1 * (1 - 0.5 * 0.96**t)

    def update(self, weights, gradients, rate, t):
        now, following = self.momentum(t), self.momentum(t + 1)
        self.product *= now
        next_product = self.product * following * (now if self.repeats_momentum else 1)
        for weight, gradient, m, v in zip(weights, gradients, self.first, self.second):
            m += (gradient - m) * (1 - self.beta_1)
            v += (gradient * gradient - v) * (1 - self.beta_2)
            m_hat = following * m / (1 - next_product) + (1 - now) * gradient / (1 - self.product)
            v_hat = v / (1 - self.beta_2**t)
            weight -= m_hat * rate / (torch.sqrt(v_hat) + self.epsilon)

    def comparable(self):
        """PyTorch 1 multiplies u_t twice into the product that goes with u_(t+1); PyTorch 2 does not."""
        return dataclasses.replace(self, repeats_momentum=torch.__version__.startswith("1."))

    def pytorch(self, weights):
        return torch.optim.NAdam(weights, betas=(self.beta_1, self.beta_2), eps=self.epsilon,
                                 momentum_decay=1.0)


@dataclasses.dataclass
class Adamax(Optimizer):
    """Epsilon is added to u; PyTorch adds it to |g|."""
    beta_1: float
    beta_2: float
    epsilon: float

    def start(self, weights):
        self.first, self.largest = zeros(weights), zeros(weights)

    def update(self, weights, gradients, rate, t):
        for weight, gradient, m, u in zip(weights, gradients, self.first, self.largest):
            m += (gradient - m) * (1 - self.beta_1)
            u.copy_(torch.maximum(self.beta_2 * u, gradient.abs()))
            weight -= rate * m / ((1 - self.beta_1**t) * (u + self.epsilon))

    def comparable(self):
        return dataclasses.replace(self, epsilon=TINY)

    def pytorch(self, weights):
        return torch.optim.Adamax(weights, betas=(self.beta_1, self.beta_2), eps=self.epsilon)


@dataclasses.dataclass
class RmsProp(Optimizer):
    """Epsilon is inside the root and the learning rate inside the momentum; both are outside in PyTorch. So
    the two agree for a constant rate alone."""
    rho: float
    epsilon: float
    momentum: float = 0.0
    centered: bool = False

    def start(self, weights):
        self.squares, self.means, self.moments = zeros(weights), zeros(weights), zeros(weights)

    def update(self, weights, gradients, rate, _):
        for weight, gradient, v, mean, m in zip(weights, gradients, self.squares, self.means, self.moments):
            v.copy_(self.rho * v + (1 - self.rho) * gradient**2)
            mean.copy_(self.rho * mean + (1 - self.rho) * gradient)
            size = v - mean**2 if self.centered else v
            m.copy_(self.momentum * m + rate * gradient * torch.rsqrt(size + self.epsilon))
            weight -= m

    def comparable(self):
        return dataclasses.replace(self, epsilon=TINY)

    def pytorch(self, weights):
        return torch.optim.RMSprop(weights, alpha=self.rho, eps=self.epsilon, momentum=self.momentum,
                                   centered=self.centered)


@dataclasses.dataclass
class Adagrad(Optimizer):
    """Epsilon is inside the root; PyTorch has it outside."""
    initial_accumulator_value: float
    epsilon: float

    def start(self, weights):
        self.sums = [torch.full_like(weight, self.initial_accumulator_value) for weight in weights]

    def update(self, weights, gradients, rate, _):
        for weight, gradient, total in zip(weights, gradients, self.sums):
            total += gradient**2
            weight -= rate * gradient / torch.sqrt(total + self.epsilon)

    def comparable(self):
        return dataclasses.replace(self, epsilon=TINY)

    def pytorch(self, weights):
        return torch.optim.Adagrad(weights, initial_accumulator_value=self.initial_accumulator_value,
                                   eps=self.epsilon)


@dataclasses.dataclass
class Adadelta(Optimizer):
    rho: float
    epsilon: float

    def start(self, weights):
        self.squares, self.deltas = zeros(weights), zeros(weights)

    def update(self, weights, gradients, rate, _):
        for weight, gradient, v, delta_v in zip(weights, gradients, self.squares, self.deltas):
            v.copy_(self.rho * v + (1 - self.rho) * gradient**2)
            delta = -torch.sqrt(delta_v + self.epsilon) * gradient / torch.sqrt(v + self.epsilon)
            delta_v.copy_(self.rho * delta_v + (1 - self.rho) * delta**2)
            weight += rate * delta

    def pytorch(self, weights):
        return torch.optim.Adadelta(weights, rho=self.rho, eps=self.epsilon)


class LionOfThePaper(torch.optim.Optimizer):
    """Algorithm 2 of Chen et al., 2023, as they publish it for PyTorch, which has no Lion of its own."""

    def __init__(self, weights, betas):
        super().__init__(weights, {"lr": 1.0, "betas": betas})
        for weight in self.param_groups[0]["params"]:
            self.state[weight]["exp_avg"] = torch.zeros_like(weight)

    def step(self):
        group = self.param_groups[0]
        for weight in group["params"]:
            exp_avg = self.state[weight]["exp_avg"]
            update = torch.lerp(exp_avg, weight.grad, 1 - group["betas"][0])
            weight.add_(torch.sign(update), alpha=-group["lr"])
            exp_avg.lerp_(weight.grad, 1 - group["betas"][1])


@dataclasses.dataclass
class Lion(Optimizer):
    beta_1: float
    beta_2: float

    def start(self, weights):
        self.moments = zeros(weights)

    def update(self, weights, gradients, rate, _):
        for weight, gradient, m in zip(weights, gradients, self.moments):
            weight -= rate * torch.sign(m * self.beta_1 + gradient * (1 - self.beta_1))
            m.copy_(m * self.beta_2 + gradient * (1 - self.beta_2))

    def pytorch(self, weights):
        return LionOfThePaper(weights, (self.beta_1, self.beta_2))
