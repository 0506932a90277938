# SPDX-License-Identifier: BSL-1.0
"""Outputs and gradients of layers, by PyTorch in double precision."""

import random

import torch
import torch.nn.functional as functional

from literals import Header, decimal

ROWS = 5
FEATURES = 18  # more than one pack
HIDDEN = 7
EPSILON = 1e-3
RMS_EPSILON = 1e-6
MOMENTUM = 0.99

rng = random.Random(11)


def multiples(*shape, low=-128, high=128):
    """A tensor of multiples of 1/64, exact in single precision too."""
    values = [rng.randint(low, high) / 64 for _ in range(torch.Size(shape).numel())]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def cells(tensor):
    return [decimal(value) for value in tensor.detach().reshape(-1).tolist()]


def layer_norm(x, gamma, beta):
    return functional.layer_norm(x, (FEATURES,), gamma, beta, EPSILON)


def rms_norm(x, scale):
    return x / torch.sqrt((x * x).mean(1, keepdim=True) + RMS_EPSILON) * scale


def batch_norm(x, gamma, beta):
    return functional.batch_norm(x, None, None, gamma, beta, training=True, eps=EPSILON)


def residual(x, kernel_0, bias_0, kernel_1, bias_1):
    return x + torch.tanh(x @ kernel_0 + bias_0) @ kernel_1 + bias_1


def concatenated(x, kernel_0, bias_0, kernel_1, bias_1):
    return torch.cat((torch.tanh(x @ kernel_0 + bias_0), x @ kernel_1 + bias_1), 1)


def check_layer_norm(x, gamma, beta, y):
    centred = x - x.mean(1, keepdim=True)
    by_hand = centred / torch.sqrt((centred ** 2).mean(1, keepdim=True) + EPSILON) * gamma + beta
    assert torch.allclose(y, by_hand, rtol=1e-12, atol=1e-12)


def check_batch_norm(x, gamma, beta, y):
    centred = x - x.mean(0)
    by_hand = centred / torch.sqrt((centred ** 2).mean(0) + EPSILON) * gamma + beta
    assert torch.allclose(y, by_hand, rtol=1e-12, atol=1e-12)


def main():
    header = Header(__file__, "cstddef")
    header.code(f"inline constexpr std::size_t layer_rows = {ROWS};")
    inputs = multiples(ROWS, FEATURES)
    header.array("double layer_x[]", cells(inputs), "The input of all layers, and the gradient of their output.")

    def add(name, layer, parameters, dy, check=None):
        """Arrays name_y, name_dx, and name_PARAMETER, name_d_PARAMETER for each parameter."""
        x = inputs.clone().requires_grad_()
        values = [value.clone().requires_grad_() for value in parameters.values()]
        y = layer(x, *values)
        if check:
            check(x, *values, y)
        y.backward(dy)
        header.array(f"double {name}_dy[]", cells(dy))
        header.array(f"double {name}_y[]", cells(y))
        header.array(f"double {name}_dx[]", cells(x.grad))
        for key, value in zip(parameters, values):
            header.array(f"double {name}_{key}[]", cells(value))
            header.array(f"double {name}_d_{key}[]", cells(value.grad))

    dy = multiples(ROWS, FEATURES)
    gamma, beta = multiples(FEATURES), multiples(FEATURES)
    add("layer_normalization", layer_norm, {"gamma": gamma, "beta": beta}, dy, check_layer_norm)
    add("rms_normalization", rms_norm, {"scale": gamma}, dy)
    add("batch_normalization", batch_norm, {"gamma": gamma, "beta": beta}, dy, check_batch_norm)

    mean, variance = multiples(FEATURES), multiples(FEATURES, low=16)
    moved_mean = mean * MOMENTUM + inputs.mean(0) * (1 - MOMENTUM)
    moved_variance = variance * MOMENTUM + inputs.var(0, unbiased=False) * (1 - MOMENTUM)
    predicted = functional.batch_norm(inputs, mean, variance, gamma, beta, training=False, eps=EPSILON)
    for name, values in (("moving_mean", mean), ("moving_variance", variance), ("moved_mean", moved_mean),
                         ("moved_variance", moved_variance), ("prediction", predicted),
                         ("frozen_dx", dy * gamma / torch.sqrt(variance + EPSILON))):
        header.array(f"double batch_normalization_{name}[]", cells(values))

    def dense_pair(*widths):
        (in_0, out_0), (in_1, out_1) = widths
        return {"kernel_0": multiples(in_0, out_0) / 4, "bias_0": multiples(out_0),
                "kernel_1": multiples(in_1, out_1) / 4, "bias_1": multiples(out_1)}

    add("residual", residual, dense_pair((FEATURES, HIDDEN), (HIDDEN, FEATURES)), dy)
    add("concatenate", concatenated, dense_pair((FEATURES, HIDDEN), (FEATURES, FEATURES)),
        multiples(ROWS, HIDDEN + FEATURES))
    add("p_relu", functional.prelu, {"alpha": multiples(FEATURES)}, dy)

    # AlphaDropout<0.2> as Keras writes it.
    rate, alpha, scale = 0.2, 1.6732632423543772848170429916717, 1.0507009873554804934193349852946
    alpha_p = -alpha * scale
    a = ((1 - rate) * (1 + rate * alpha_p**2)) ** -0.5
    b = -a * alpha_p * rate
    header.code(f"""
        inline constexpr double alpha_dropout_of_2 = {decimal(a * 2 + b)};
        inline constexpr double alpha_dropout_of_dropped = {decimal(a * alpha_p + b)};
        inline constexpr double alpha_dropout_slope = {decimal(a)};
        """)
    header.write()


if __name__ == "__main__":
    main()
