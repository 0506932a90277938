# SPDX-License-Identifier: BSL-1.0
"""Twelve training steps of two small networks for each optimizer: gradients by PyTorch in double precision,
updates by the formulas of Keras 3."""

import dataclasses
import itertools

import torch

from literals import Header, decimal, wrapped
from optimizers import Adadelta, Adagrad, Adam, Adamax, Lion, Nadam, RmsProp, Sgd
from problems import BATCH, CLASSIFICATION, REGRESSION, SAMPLES
from schedules import cosine_decay, exponential_decay

STEPS = 12

CONSTANTS = {
    "sgd_rate": 0.1, "momentum": 0.9,
    "adam_rate": 0.01, "adam_beta_1": 0.9, "adam_beta_2": 0.999, "adam_epsilon": 1e-7,
    "ams_grad_beta_2": 0.7, "weight_decay": 0.05,
    "rms_prop_rate": 0.03, "rms_prop_rho": 0.9, "rms_prop_epsilon": 1e-5,
    "adagrad_rate": 0.15, "adagrad_start": 0.1, "adagrad_epsilon": 1e-5,
    "adadelta_rate": 1.0, "adadelta_rho": 0.95, "adadelta_epsilon": 1e-5,
    "lion_rate": 0.01, "lion_beta_1": 0.9, "lion_beta_2": 0.99,
}
SGD_EXPONENTIAL = {"initial_rate": 0.1, "decay_steps": 5, "decay_rate": 0.7}
ADAM_EXPONENTIAL = {"initial_rate": 0.02, "decay_steps": 4, "decay_rate": 0.6}
ADAM_COSINE = {"initial_rate": 0.001, "decay_steps": 6, "alpha": 0.1, "warmup_target": 0.02,
               "warmup_steps": 3}


def plain_sgd(**options):
    return Sgd(**options), lambda _: CONSTANTS["sgd_rate"]


def momentum_sgd(**options):
    return plain_sgd(momentum=CONSTANTS["momentum"], **options)


def constants(prefix, *names):
    return [CONSTANTS[f"{prefix}_{name}"] for name in names]


def adam(rate, kind=Adam, **options):
    return kind(*constants("adam", "beta_1", "beta_2", "epsilon"), **options), rate


def constant_adam(kind=Adam, **options):
    return adam(lambda _: CONSTANTS["adam_rate"], kind, **options)


def rms_prop(**options):
    return RmsProp(*constants("rms_prop", "rho", "epsilon"), **options), lambda _: CONSTANTS["rms_prop_rate"]


# An optimizer and the learning rate as a function of the number of updates done.
RUNS = {
    "sgd": lambda: plain_sgd(),
    "sgd_momentum": lambda: momentum_sgd(),
    "sgd_nesterov": lambda: momentum_sgd(nesterov=True),
    "sgd_momentum_exponential": lambda: (
        momentum_sgd()[0], lambda s: exponential_decay(s, **SGD_EXPONENTIAL, staircase=False)),
    "adam": lambda: constant_adam(),
    "adam_exponential": lambda: adam(lambda s: exponential_decay(s, **ADAM_EXPONENTIAL, staircase=False)),
    "adam_exponential_staircase": lambda: adam(
        lambda s: exponential_decay(s, **ADAM_EXPONENTIAL, staircase=True)),
    "adam_cosine": lambda: adam(lambda s: cosine_decay(s, **ADAM_COSINE)),
    "adam_ams_grad": lambda: (Adam(CONSTANTS["adam_beta_1"], CONSTANTS["ams_grad_beta_2"],
                                   CONSTANTS["adam_epsilon"], amsgrad=True),
                              lambda _: CONSTANTS["adam_rate"]),
    "adam_w": lambda: constant_adam(weight_decay=CONSTANTS["weight_decay"]),
    "nadam": lambda: constant_adam(Nadam),
    "adamax": lambda: constant_adam(Adamax),
    "rms_prop": lambda: rms_prop(),
    "rms_prop_momentum": lambda: rms_prop(momentum=CONSTANTS["momentum"]),
    "rms_prop_centered": lambda: rms_prop(centered=True),
    "rms_prop_centered_momentum": lambda: rms_prop(momentum=CONSTANTS["momentum"], centered=True),
    "adagrad": lambda: (Adagrad(*constants("adagrad", "start", "epsilon")),
                        lambda _: CONSTANTS["adagrad_rate"]),
    "adadelta": lambda: (Adadelta(*constants("adadelta", "rho", "epsilon")),
                         lambda _: CONSTANTS["adadelta_rate"]),
    "lion": lambda: (Lion(*constants("lion", "beta_1", "beta_2")), lambda _: CONSTANTS["lion_rate"]),
}


@dataclasses.dataclass
class Trajectory:
    rates: list
    losses: list
    weights: list
    first_gradient: list
    kink_distance: float


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()


def train(problem, run, dtype=torch.float64, comparable=False, by_pytorch=False):
    """The trajectory of one run, with the update of Keras 3 or with PyTorch's own optimizer."""
    optimizer, rate = RUNS[run]()
    if comparable:
        optimizer = optimizer.comparable()
    rates = [rate(updates) for updates in range(STEPS)]
    inputs, targets, weights = problem.tensors(dtype)
    for weight in weights:
        weight.requires_grad_()
    optimizer.start(weights)
    pytorch = optimizer.pytorch(weights) if by_pytorch else None
    losses, gradients, distances = [], [], []
    for updates in range(STEPS):
        first = updates % (SAMPLES // BATCH) * BATCH
        output, sums = problem.forward(inputs[first:first + BATCH], weights)
        loss = problem.loss(output, targets[first:first + BATCH])
        losses.append(loss.item())
        gradients.append(torch.autograd.grad(loss, weights))
        distances += [total.abs().min().item() for total, activation in zip(sums, problem.activations)
                      if activation is torch.relu]
        with torch.no_grad():
            if pytorch:
                factor = optimizer.adapt(pytorch.param_groups[0], rates, updates)
                for weight, gradient in zip(weights, gradients[-1]):
                    weight.grad = factor * gradient
                pytorch.step()
            else:
                optimizer.update(weights, gradients[-1], rates[updates], updates + 1)
    return Trajectory(rates, losses, flat(weights), flat(gradients[0]), min(distances, default=1.0))


def distance(one, other):
    return max(abs(a - b) for a, b in zip(one.losses + one.weights, other.losses + other.weights))


def check(problem, run, trajectory):
    """Agrees with PyTorch's own optimizer; every tensor moves; single precision does not lead elsewhere."""
    from_pytorch = distance(train(problem, run, comparable=True),
                            train(problem, run, comparable=True, by_pytorch=True))
    assert from_pytorch < 1e-14, (run, from_pytorch)
    in_single = distance(trajectory, train(problem, run, torch.float32))
    assert in_single < 1e-6, (run, in_single)
    assert trajectory.kink_distance > 3e-4, (run, trajectory.kink_distance)
    moves = (torch.tensor(trajectory.weights) - torch.tensor(sum(problem.initial, []))).abs()
    for move in moves.split([len(values) for values in problem.initial]):
        assert move.max() > 1e-3, (run, "does not move")
    print(f"{problem.name}, {run}: {from_pytorch:.1e} from PyTorch, {in_single:.1e} from single precision")


def check_kinks(problem, sums):
    """Each unit of a Relu is on for some samples and off for others."""
    for total, activation in zip(sums, problem.activations):
        if activation is torch.relu:
            active = (total > 0).double().mean(0)
            assert active.min() > 0.1 and active.max() < 0.95


def write_problem(header, problem):
    inputs, _, weights = problem.tensors(torch.float64)
    output, sums = problem.forward(inputs, weights)
    check_kinks(problem, sums)
    trajectories = {run: train(problem, run) for run in RUNS}
    header.code("\n".join(wrapped(problem.note, "/// ")) + f"\nnamespace {problem.name} {{")
    header.code(f"inline constexpr std::size_t parameters = {sum(map(len, problem.initial))};")
    header.array(f"double inputs[samples * {problem.widths[0]}]", map(decimal, problem.inputs))
    if problem.classes:
        header.array("std::uint8_t labels[samples]", map(str, problem.targets))
    else:
        header.array(f"double targets[samples * {problem.widths[-1]}]", map(decimal, problem.targets))
    header.array("double initial_weights[parameters]", map(decimal, sum(problem.initial, [])))
    header.array(f"double initial_predictions[samples * {problem.widths[-1]}]",
                 map(decimal, flat([problem.output(output)])),
                 "What the initial weights give for all samples.")
    header.array("double first_gradient[parameters]", map(decimal, trajectories["sgd"].first_gradient),
                 "The gradient of the first batch's loss at the initial weights.")
    for (run, one), (other_run, other) in itertools.combinations(trajectories.items(), 2):
        assert distance(one, other) > 1e-4, (run, other_run, "lead to the same weights")
    for run, trajectory in trajectories.items():
        check(problem, run, trajectory)
        parts = trajectory.rates, trajectory.losses, trajectory.weights
        header.arrays(f"Trajectory<parameters> {run}", [map(decimal, part) for part in parts])
    header.array("Runs<parameters> runs", RUNS)
    header.code(f"}}  // namespace {problem.name}")


def main():
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)  # NAdam keeps a product in the default type
    header = Header(__file__, "cstddef", "cstdint")
    header.code(f"""
        /// Step s (from 0) trains on the `batch_rows` samples from row batch_rows * (s % {SAMPLES // BATCH}).
        inline constexpr std::size_t samples = {SAMPLES};
        inline constexpr std::size_t batch_rows = {BATCH};
        inline constexpr std::size_t steps = {STEPS};
        """)
    header.code("""
        /// One run: the learning rate of each step, the loss before each step, the weights after the last.
        /// All weights stand in one row: kernel [inputs, outputs] row by row, then bias, layer by layer.
        template <std::size_t Parameters>
        struct Trajectory {
            double rates[steps];
            double losses[steps];
            double weights[Parameters];
        };

        struct ExponentialSettings {
            double initial_rate;
            std::uint64_t decay_steps;
            double decay_rate;
        };

        struct CosineSettings {
            double initial_rate;
            std::uint64_t decay_steps;
            double alpha;
            double warmup_target;
            std::uint64_t warmup_steps;
        };
        """)
    header.code("\n".join(["/// All runs of a problem.", "template <std::size_t Parameters>", "struct Runs {",
                           *(f"    const Trajectory<Parameters>& {run};" for run in RUNS), "};"]))
    header.code("\n".join(f"inline constexpr double {name} = {value!r};"
                          for name, value in CONSTANTS.items()))
    for declaration, settings in (("ExponentialSettings sgd_exponential_settings", SGD_EXPONENTIAL),
                                  ("ExponentialSettings adam_exponential_settings", ADAM_EXPONENTIAL),
                                  ("CosineSettings adam_cosine_settings", ADAM_COSINE)):
        header.array(declaration, (f".{key} = {value!r}" for key, value in settings.items()))
    for problem in (CLASSIFICATION, REGRESSION):
        write_problem(header, problem)
    header.write()


if __name__ == "__main__":
    main()
