#!/usr/bin/env python3
"""Makes optimisers.csv beside it (Debian: apt-get install python3-torch, then /usr/bin/python3 optimisers.py).

The oracle for what makes new parameters of gradients: PyTorch's autograd and its torch.optim, in float64, over five updates. Nothing of
an optimiser is written here; a decay of the weights is a group of parameters of its own, as biases do not decay.

Each case is a row of its settings, then a row for each number: update, quantity, layer, to, from, value. Losses are those of the batch
before the update, parameters and states those after it.
"""

import csv
import itertools
import pathlib

import torch

UPDATES = 5
LAYERS = [("tanh", [[0.4, -0.3], [0.2, 0.7]], [0.1, -0.2]), ("sigmoid", [[0.6, -0.5], [-0.1, 0.8]], [0.05, -0.15])]
ONE = [([0.5, -1.2], [1, 0])]
SEVERAL = [([0.5, -1.2], [1, 0]), ([1.5, 0.3], [0, 1]), ([-0.7, 0.9], [0.2, 0.6])]
RATES = {"descent": 0.3, "momentum": 0.1, "nesterov": 0.1, "adagrad": 0.2, "rmsprop": 0.01, "adam": 0.05}
STATES = {"momentum_buffer": "FIRST_MOMENT", "exp_avg": "FIRST_MOMENT", "sum": "SECOND_MOMENT", "square_avg": "SECOND_MOMENT",
          "exp_avg_sq": "SECOND_MOMENT"}
DECAY = 0.02


def optimiser(name, groups, decoupled):
    rate = RATES[name]
    if name == "adam":
        if decoupled:
            return torch.optim.AdamW(groups, lr=rate)
        return torch.optim.Adam(groups, lr=rate)
    return {
        "descent": lambda: torch.optim.SGD(groups, lr=rate),
        "momentum": lambda: torch.optim.SGD(groups, lr=rate, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(groups, lr=rate, momentum=0.9, nesterov=True),
        "adagrad": lambda: torch.optim.Adagrad(groups, lr=rate),
        "rmsprop": lambda: torch.optim.RMSprop(groups, lr=rate),
    }[name]()


def run(name, batch, reduction, decay, offsets):
    tensor = lambda numbers: torch.tensor(numbers, dtype=torch.float64)
    weights = [tensor(w).requires_grad_() for _, w, _ in LAYERS]
    biases = [tensor(b).requires_grad_() for _, _, b in LAYERS]
    decoupled = decay == "weight-decay"
    of_weights = {"params": weights}
    of_biases = {"params": biases}
    if decay == "l2" or (decoupled and name == "adam"):
        # torch.optim adds weight_decay * w to the gradient: the slope of an L2 term; AdamW keeps it apart
        of_weights["weight_decay"], of_biases["weight_decay"] = DECAY, 0
    elif name == "adam":
        of_weights["weight_decay"] = of_biases["weight_decay"] = 0
    optim = optimiser(name, [of_weights, of_biases], decoupled)
    rows = []
    for update in range(1, UPDATES + 1):
        losses = []
        for x, y in batch:
            a = tensor(x)
            for (function, _, _), w, b in zip(LAYERS, weights, biases):
                z = w @ a + (b if offsets == "biases" else -b)
                a = torch.tanh(z) if function == "tanh" else torch.sigmoid(z)
            losses.append(((a - tensor(y)) ** 2).mean())
        loss = torch.stack(losses).sum() if reduction == "sum" else torch.stack(losses).mean()
        optim.zero_grad()
        loss.backward()
        shown = loss.item()
        if decay == "l2":
            shown += DECAY / 2 * sum((w.detach() ** 2).sum().item() for w in weights)
        rows.append((update, "LOSS", 0, 0, 0, shown))
        if decoupled and name != "adam":
            with torch.no_grad():
                kept = [w.clone() for w in weights]
        optim.step()
        if decoupled and name != "adam":
            with torch.no_grad():
                for w, old in zip(weights, kept):
                    w -= RATES[name] * DECAY * old
        for layer in range(1, len(LAYERS) + 1):
            for j in range(weights[layer - 1].shape[0]):
                for parameter, kind, indices in [
                        *((weights[layer - 1], "WEIGHT", (j, i)) for i in range(weights[layer - 1].shape[1])),
                        (biases[layer - 1], "BIAS" if offsets == "biases" else "THRESHOLD", (j,))]:
                    place = (layer, j + 1, indices[1] + 1 if len(indices) == 2 else 0)
                    rows.append((update, kind, *place, parameter[indices].item()))
                    for state, ours in STATES.items():
                        if optim.state[parameter].get(state) is not None:
                            rows.append((update, ours, *place, optim.state[parameter][state][indices].item()))
    return rows


def main():
    with open(pathlib.Path(__file__).with_name("optimisers.csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["update", "quantity", "layer", "to", "from", "value"])
        cases = itertools.product(RATES, ["one", "several"], ["mean", "sum"], ["none", "l2", "weight-decay"], ["biases", "thresholds"])
        for name, batch, reduction, decay, offsets in cases:
            # all combinations would be many numbers that say no more
            if (batch == "one" and reduction == "sum") or (offsets == "thresholds" and (reduction == "sum" or decay != "none")):
                continue
            out.writerow(["case", name, batch, reduction, decay, offsets])
            for row in run(name, ONE if batch == "one" else SEVERAL, reduction, decay, offsets):
                out.writerow([*row[:-1], repr(row[-1])])


if __name__ == "__main__":
    main()
