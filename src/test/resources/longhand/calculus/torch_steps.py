#!/usr/bin/env python3
"""Makes torch-steps.csv beside it with PyTorch, in float64 (python3 torch_steps.py; Debian's python3-torch).

Small networks at random, and for each what PyTorch's forward pass and autograd make of them: every activation with a name, formulas as
activation and as loss, and every activation right on its corners. A row is a network as an example file on one line, or the name of a
number and its value.
"""

import csv
import json
import pathlib
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "relu": torch.relu,
    "leaky-relu": lambda z: F.leaky_relu(z, 0.01),
    "{leaky-relu: 0.1}": lambda z: F.leaky_relu(z, 0.1),
    "elu": F.elu,
    "{elu: 0.7}": lambda z: F.elu(z, 0.7),
    "softplus": F.softplus,
    "gelu": F.gelu,
    "silu": F.silu,
    "sigmoid": torch.sigmoid,
    # not F.hardsigmoid, which has its 1/6 in single precision on the way back
    "hard-sigmoid": lambda z: torch.where((z > -3) & (z < 3), z / 6 + 0.5, (z >= 3).double()),
    "tanh": torch.tanh,
    "hard-tanh": F.hardtanh,
    "step": lambda z: (z >= 0).double() + 0 * z,
    "identity": lambda z: z,
}
FORMULAS = {
    "max(0.1*z, z)": lambda z: torch.maximum(0.1 * z, z),
    "z/(1 + abs(z))": F.softsign,
    "z*tanh(softplus(z))": F.mish,
    "z - tanh(z)": F.tanhshrink,
    "min(max(z, -0.5), 0.5, 2*z)": lambda z: torch.minimum(torch.clamp(z, -0.5, 0.5), 2 * z),
    "sqrt(1 + z^2) - 1": lambda z: torch.sqrt(1 + z ** 2) - 1,
    "exp(-z^2)": lambda z: torch.exp(-z ** 2),
    "sin(z) + cos(2*z)/3": lambda z: torch.sin(z) + torch.cos(2 * z) / 3,
    "tan(z/4) - log10(2 + z^2)": lambda z: torch.tan(z / 4) - torch.log10(2 + z ** 2),
    "2^z - relu(-z)": lambda z: 2 ** z - torch.relu(-z),
    "abs(z)^1.5*sigmoid(z)": lambda z: torch.abs(z) ** 1.5 * torch.sigmoid(z),
    "(z - z^3/3)^-2 + 1": lambda z: (z - z ** 3 / 3) ** -2 + 1,
    "ln(1 + (2 + z^2)^z)": lambda z: torch.log(1 + (2 + z ** 2) ** z),
}
LOSSES = {
    "mse": lambda a, y: ((a - y) ** 2).mean(),
    "squared-error": lambda a, y: ((a - y) ** 2).sum(),
    "half-squared-error": lambda a, y: ((a - y) ** 2).sum() / 2,
    "(a - y)^4": lambda a, y: ((a - y) ** 4).sum(),
    "abs(a - y)": lambda a, y: torch.abs(a - y).sum(),
    "softplus(2*(a - y)) + softplus(2*(y - a))":
        lambda a, y: (F.softplus(2 * (a - y)) + F.softplus(2 * (y - a))).sum(),
    "a^2*exp(-y) - a*y": lambda a, y: (a ** 2 * torch.exp(-y) - a * y).sum(),
}
CORNERS = [-3, -1, 0, 1, 3]


def quoted(key):
    return key if key.startswith("{") or key.replace("-", "").isalpha() else json.dumps(key)


def decimals(count, most=15):
    return [random.randint(-most, most) / 10 for _ in range(count)]


def network(activations, loss, hidden=None):
    widths = [random.randint(1, 3) for _ in range(len(activations) + 1)]
    layers = []
    for n, activation in enumerate(activations):
        if n == 0 and hidden:  # their weighted sums are their biases
            widths[1] = len(hidden)
        weights = [decimals(widths[n]) for _ in range(widths[n + 1])]
        biases = decimals(widths[n + 1], 9)
        if n == 0 and hidden:
            weights, biases = [[0.0] * widths[0] for _ in hidden], hidden
        layers.append((activation, weights, biases))
    samples = random.randint(1, 2)
    batch = [(decimals(widths[0]), decimals(widths[-1], 9)) for _ in range(samples)]
    return layers, loss, batch


def row(layers, loss, batch):
    written = ", ".join(f"{{activation: {quoted(g)}, weights: {w}, biases: {b}}}" for g, w, b in layers)
    samples = ", ".join(f"{{input: {x}, target: {y}}}" for x, y in batch)
    return f"{{title: One, learning-rate: 0.5, loss: {quoted(loss)}, layers: [{written}], batch: [{samples}]}}"


def step(layers, loss, batch):
    """The names of numbers and their values."""
    known = {**ACTIVATIONS, **FORMULAS}
    parameters = [(torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)) for _, w, b in layers]
    values, losses = {}, []

    def put(name, at, value):
        values[name + at] = value.item()

    for k, (x, y) in enumerate(batch, 1):
        at = f"@{k}" if len(batch) > 1 else ""
        a, kept = torch.tensor(x), []
        for (g, _, _), (w, b) in zip(layers, parameters):
            z = w @ a + b
            a = known[g](z)
            kept.append((z, a))
        lost = LOSSES[loss](a, torch.tensor(y))
        losses.append(lost)
        put("L", at, lost)
        for n, (z, a) in enumerate(kept, 1):
            by_z, by_a = torch.autograd.grad(lost, [z, a], retain_graph=True)
            slope = torch.autograd.grad(a.sum(), z, retain_graph=True)[0]
            for j in range(len(z)):
                put(f"z{n}[{j + 1}]", at, z[j])
                put(f"a{n}[{j + 1}]", at, a[j])
                put(f"dL/dz{n}[{j + 1}]", at, by_z[j])
                put(f"dL/da{n}[{j + 1}]", at, by_a[j])
                put(f"da{n}[{j + 1}]/dz{n}[{j + 1}]", at, slope[j])
    mean = sum(losses) / len(losses)
    if len(batch) > 1:
        put("L", "", mean)
    mean.backward()
    for n, (w, b) in enumerate(parameters, 1):
        for j in range(len(b)):
            put(f"dL/db{n}[{j + 1}]", "", b.grad[j])
            put(f"b{n}'[{j + 1}]", "", b[j] - 0.5 * b.grad[j])
            for i in range(len(w[j])):
                put(f"dL/dw{n}[{j + 1},{i + 1}]", "", w.grad[j, i])
                put(f"w{n}'[{j + 1},{i + 1}]", "", w[j, i] - 0.5 * w.grad[j, i])
    return values


def networks():
    for g in [*ACTIVATIONS, *FORMULAS]:
        for _ in range(2):
            yield network([g, random.choice([*ACTIVATIONS, *FORMULAS]), g], random.choice([*LOSSES]))
    for loss in LOSSES:
        yield network(["tanh", "identity"], loss)
    for g in ACTIVATIONS:
        yield network([g, "identity"], "squared-error", hidden=[float(z) for z in CORNERS])


if __name__ == "__main__":
    random.seed(13)
    path = pathlib.Path(__file__).with_name("torch-steps.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(["name", "value"])
        for one in networks():
            out.writerow(["network", row(*one).replace('"', "'")])
            out.writerows([name, repr(value)] for name, value in step(*one).items())
