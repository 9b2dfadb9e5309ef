#!/usr/bin/env python3
"""Makes convolutions.csv and recurrences.csv beside it with PyTorch, in float64 (/usr/bin/python3 unfolded.py; Debian's python3-torch).

Networks at random: convolution with stride, padding and channels, max and average pooling, dense layers on top; and recurrence through
time, with one layer or several. For each what PyTorch's forward pass, its autograd and, for a third of them, its torch.optim make of it.
Windows whose largest numbers are equal are in there: PyTorch gives the gradient to the first. Weighted sums near a corner of an
activation are not: corners are tested elsewhere.

A row is a network as an example file on one line, or the name of a number and its value.
"""

import csv
import pathlib
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

NETWORKS = 200
ACTIVATIONS = {
    "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu, "identity": lambda z: z,
    "leaky-relu": lambda z: F.leaky_relu(z, 0.01), "softplus": lambda z: F.softplus(z, threshold=500),
}
RATES = {"descent": 0.05, "momentum": 0.02, "adam": 0.1}


class Unfit(Exception):
    """A number that is too large, or too near to a corner."""


def decimals(*shape):
    """Numbers of one or two digits after the point, as a nested list."""
    if not shape:
        return random.choice([1, 1, -1]) * random.randint(1, 150) / 100
    return [decimals(*shape[1:]) for _ in range(shape[0])]


def pixels(*shape):
    return random.choice([0, 0, 1, 1, 2, 0.5, -1, 3]) if not shape else [pixels(*shape[1:]) for _ in range(shape[0])]


def activated(kind, z):
    if kind in ("relu", "leaky-relu") and (z.abs() < 0.01).any():
        raise Unfit
    return ACTIVATIONS[kind](z)


class Numbers:
    """The names of numbers and their values."""

    def __init__(self, several, updates):
        self.values, self.several, self.updates = {}, several, updates

    def put(self, name, number, sample=0, update=1):
        number = float(number)
        if not abs(number) < 1e4:
            raise Unfit
        name += f"@{sample}" if sample and self.several else ""
        name += f"~{update}" if self.updates > 1 else ""
        assert name not in self.values, name
        self.values[name] = number


def slope(function, x):
    """The derivative of a function of single numbers at each of x."""
    x = x.detach().clone().requires_grad_()
    return torch.autograd.grad(function(x).sum(), x)[0]


# A loss is (key, share of each output, over how many a mean is taken).

def shares(loss, a, y, outputs):
    if loss == "cross-entropy":
        return -y * torch.log(a)
    if loss == "binary-cross-entropy":
        return -(y * torch.log(a) + (1 - y) * torch.log(1 - a))
    return (a - y) ** 2 * {"mse": 1 / outputs, "squared-error": 1, "half-squared-error": 0.5}[loss]


def learn(numbers, parameters, one_sample, samples, learning, updates):
    """parameters: names with tensors; one_sample: gives the loss of a sample, and puts its numbers once their gradients are there."""
    optimiser, l2, reduction = learning
    tensors = [*parameters.values()]
    optim = {
        "descent": lambda: torch.optim.SGD(tensors, lr=RATES["descent"]),
        "momentum": lambda: torch.optim.SGD(tensors, lr=RATES["momentum"], momentum=0.9),
        "adam": lambda: torch.optim.Adam(tensors, lr=RATES["adam"]),
    }[optimiser]() if optimiser else None
    several = len(samples) > 1 or l2 > 0
    for update in range(1, updates + 1):
        losses = []
        for k, sample in enumerate(samples, 1):
            loss, after = one_sample(sample)
            for tensor in tensors:
                tensor.grad = None
            loss.backward(retain_graph=True)
            gradients = [tensor.grad for tensor in tensors]
            numbers.put("L", loss, k, update)
            after(lambda name, number, k=k: numbers.put(name, number, k, update))
            for name, tensor, gradient in zip(parameters, tensors, gradients):
                gradient = torch.zeros_like(tensor) if gradient is None else gradient
                for at, x in entries(name, gradient):
                    numbers.put("dL/d" + at, x, k, update)
            losses.append(loss)
        whole = sum(losses) / (1 if reduction == "sum" else len(losses))
        whole = whole + l2 / 2 * sum((t ** 2).sum() for name, t in parameters.items() if name[0] in "wu")
        gradients = torch.autograd.grad(whole, tensors, allow_unused=True)
        gradients = [torch.zeros_like(t) if g is None else g for g, t in zip(gradients, tensors)]
        if several:
            numbers.put("L", whole, 0, update)
            for name, gradient in zip(parameters, gradients):
                for at, x in entries(name, gradient):
                    numbers.put("dL/d" + at, x, 0, update)
        if optim:
            for tensor, gradient in zip(tensors, gradients):
                if optimiser == "adam" and ((gradient != 0) & (gradient.abs() < 1e-3)).any():
                    raise Unfit  # a step of Adam is of no gradient's size: it would show how few digits are left of a small one
                tensor.grad = gradient
            optim.step()
            for name, tensor in parameters.items():
                state = optim.state[tensor]
                for at, x in entries(name, tensor):
                    numbers.put(at.replace("[", "'[", 1), x, 0, update)
                kinds = {"momentum": [("m", "momentum_buffer", 0)], "adam": [("m", "exp_avg", 0.9), ("v", "exp_avg_sq", 0.999)]}
                for letter, key, beta in kinds.get(optimiser, []):
                    for at, x in entries(name, state[key]):
                        numbers.put(f"{letter}({at})", x, 0, update)
                        if beta:
                            numbers.put(f"{letter}hat({at})", x / (1 - beta ** update), 0, update)


def entries(name, tensor):
    """w1[1,2], or w1[1,2|3,4] of a filter."""
    for index in torch.cartesian_prod(*[torch.arange(n) for n in tensor.shape]).reshape(-1, tensor.dim()).tolist():
        at = [str(i + 1) for i in index]
        yield f"{name}[{','.join(at[:2])}{'|' + ','.join(at[2:]) if len(at) > 2 else ''}]", tensor[tuple(index)]


def local(put, layer, kind, z, a, place):
    """Of the neurons of a layer at one place, or of a feature map's every place: da/dz."""
    if kind == "softmax":
        for j in range(len(z)):
            for i in range(len(z)):
                put(f"da{layer}[{i + 1}{place}]/dz{layer}[{j + 1}{place}]", a[i] * (int(i == j) - a[j]))
    else:
        for j, x in enumerate(slope(ACTIVATIONS[kind], z)):
            put(f"da{layer}[{j + 1}{place}]/dz{layer}[{j + 1}{place}]", x)


def target(loss, *shape):
    if loss == "cross-entropy":
        hot = random.randrange(shape[-1])
        return [int(i == hot) for i in range(shape[-1])]
    if loss == "binary-cross-entropy":
        return [random.randint(0, 1) for _ in range(shape[-1])]
    return decimals(*shape)


def output(neurons):
    """The activation and the loss of an output layer."""
    kind = random.choice(["identity", "sigmoid", "tanh", "softmax" if neurons > 1 else "identity"])
    losses = {"softmax": ["cross-entropy", "cross-entropy", "mse"], "sigmoid": ["binary-cross-entropy", "mse", "half-squared-error"]}
    return kind, random.choice(losses.get(kind, ["mse", "squared-error", "half-squared-error"]))


def flow(x):
    """As YAML in one line."""
    if isinstance(x, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in x.items()) + "}"
    if isinstance(x, list):
        return "[" + ", ".join(map(flow, x)) + "]"
    return str(x)


def learning(number, file):
    """How a network learns, and in how many updates; its keys go into the file."""
    optimiser = random.choice([*RATES]) if number % 3 == 0 else None
    l2 = 0.01 if random.random() < 0.1 else 0
    reduction = "sum" if random.random() < 0.15 else "mean"
    updates = random.randint(1, 2) if optimiser else 1
    if optimiser:
        file["learning-rate"] = RATES[optimiser]
        if optimiser != "descent":
            file["optimiser"] = optimiser
        if updates > 1:
            file["epochs"] = updates
    if l2:
        file["l2"] = l2
    if reduction == "sum":
        file["reduction"] = reduction
    return (optimiser, l2, reduction), updates


def convolution(number):
    file = {"title": "One"}
    ways, updates = learning(number, file)
    channels, rows, columns = random.choice([1, 1, 1, 2]), random.randint(3, 5), random.randint(3, 5)
    file["input-shape"] = [channels, rows, columns]
    layers, parameters, shape = [], {}, (channels, rows, columns)
    for _ in range(random.choice([1, 1, 2, 2, 3])):
        if layers and random.random() < 0.7 and min(shape[1:]) > 1:
            size = random.randint(2, min(2, *shape[1:]))
            stride = random.randint(1, 2)
            layers.append({"kind": random.choice(["max-pooling", "max-pooling", "average-pooling"]), "size": size, "stride": stride})
            shape = (shape[0], (shape[1] - size) // stride + 1, (shape[2] - size) // stride + 1)
        else:
            padding, stride = random.choice([0, 0, 0, 1]), random.choice([1, 1, 1, 2])
            high, wide = (random.randint(1, min(3, n + 2 * padding)) for n in shape[1:])
            filters = random.choice([1, 1, 2])
            layer = {"kind": "convolution", "activation": random.choice([*ACTIVATIONS]), "filters": decimals(filters, shape[0], high, wide),
                     "biases": decimals(filters)}
            layer |= {"stride": stride} if stride > 1 or random.random() < 0.3 else {}
            layer |= {"padding": padding} if padding or random.random() < 0.3 else {}
            layers.append(layer)
            parameters[f"w{len(layers)}"] = torch.tensor(layer["filters"], requires_grad=True)
            parameters[f"b{len(layers)}"] = torch.tensor(layer["biases"], requires_grad=True)
            shape = (filters, (shape[1] + 2 * padding - high) // stride + 1, (shape[2] + 2 * padding - wide) // stride + 1)
        if shape[0] * shape[1] * shape[2] > 60:
            raise Unfit
    is_image = random.random() < 0.15
    if is_image:
        loss = random.choice(["mse", "half-squared-error"])
        y_shape, outputs = shape, shape[0] * shape[1] * shape[2]
    else:
        inside = shape[0] * shape[1] * shape[2]
        if random.random() < 0.3:
            hidden = random.randint(1, 2)
            layers.append({"activation": random.choice([*ACTIVATIONS]), "weights": decimals(hidden, inside), "biases": decimals(hidden)})
            inside = hidden
        outputs = random.randint(1, 3)
        kind, loss = output(outputs)
        layers.append({"activation": kind, "weights": decimals(outputs, inside), "biases": decimals(outputs)})
        y_shape = (outputs,)
        for at, layer in enumerate(layers, 1):
            if "weights" in layer:
                parameters[f"w{at}"] = torch.tensor(layer["weights"], requires_grad=True)
                parameters[f"b{at}"] = torch.tensor(layer["biases"], requires_grad=True)
    file |= {"loss": loss, "layers": layers}
    batch = [{"input": pixels(channels, rows, columns), "target": target(loss, *y_shape)} for _ in range(random.choice([1, 1, 1, 2]))]
    has_inputs = random.random() < 0.4
    file |= {"input-gradients": "true"} if has_inputs else {}
    file["batch"] = batch
    numbers = Numbers(len(batch) > 1 or ways[1] > 0, updates)

    def one_sample(sample):
        x = torch.tensor(sample["input"], dtype=torch.float64, requires_grad=True)
        y = torch.tensor(sample["target"], dtype=torch.float64)
        steps, now = [], x
        for at, layer in enumerate(layers, 1):
            before, z = now, None
            kind = layer.get("kind", "dense")
            if kind == "max-pooling":
                now = F.max_pool2d(before[None], layer["size"], layer["stride"])[0]
            elif kind == "average-pooling":
                now = F.avg_pool2d(before[None], layer["size"], layer["stride"])[0]
            else:
                w, b = parameters[f"w{at}"], parameters[f"b{at}"]
                z = (F.conv2d(before[None], w, b, stride=layer.get("stride", 1), padding=layer.get("padding", 0))[0]
                     if kind == "convolution" else w @ before.flatten() + b)
                z.retain_grad()
                now = torch.softmax(z, 0) if layer["activation"] == "softmax" else activated(layer["activation"], z)
            if now is z:
                now = z * 1  # so that each has a gradient of its own
            now.retain_grad()
            steps.append((at, layer, before, z, now))
        all_shares = shares(loss, now, y, outputs)
        loss_of_sample = all_shares.sum()

        def after(put):
            if now.numel() > 1:
                for at, share in each(all_shares):
                    put(f"L[{at}]", share)
            for layer_number, layer, before, z, a in steps:
                for at, number in each(a):
                    put(f"a{layer_number}[{at}]", number)
                for at, number in each(gradient(a)):
                    put(f"dL/da{layer_number}[{at}]", number)
                if z is None:
                    if layer["kind"] == "max-pooling":
                        winners(put, layer_number, layer, before, a)
                    continue
                for at, number in each(z):
                    put(f"z{layer_number}[{at}]", number)
                for at, number in each(gradient(z)):
                    put(f"dL/dz{layer_number}[{at}]", number)
                if layer["activation"] == "softmax":
                    local(put, layer_number, "softmax", z, a, "")
                else:
                    for at, number in each(slope(ACTIVATIONS[layer["activation"]], z)):
                        put(f"da{layer_number}[{at}]/dz{layer_number}[{at}]", number)
            if has_inputs:
                for at, number in each(gradient(x)):
                    put(f"dL/dx[{at}]", number)
        return loss_of_sample, after

    if has_inputs and layers[0].get("kind") != "convolution":
        raise Unfit
    learn(numbers, parameters, one_sample, batch, ways, updates)
    return file, numbers.values


def gradient(tensor):
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def each(tensor):
    """Entries of feature maps or of a layer of neurons, by their indices."""
    if tensor.dim() == 1:
        return [(str(j + 1), x) for j, x in enumerate(tensor)]
    return [(f"{c + 1}|{r + 1},{s + 1}", tensor[c, r, s])
            for c in range(tensor.shape[0]) for r in range(tensor.shape[1]) for s in range(tensor.shape[2])]


def winners(put, number, layer, before, a):
    """How much each number in a window moves what is kept of it."""
    size, stride = layer["size"], layer["stride"]
    for at, _ in each(a):
        channel, place = at.split("|")
        row, column = (int(n) - 1 for n in place.split(","))
        cut = before.detach().clone().requires_grad_()
        pooled = F.max_pool2d(cut[None], size, stride)[0]
        slopes = torch.autograd.grad(pooled[int(channel) - 1, row, column], cut)[0]
        for i in range(size):
            for j in range(size):
                r, s = row * stride + i, column * stride + j
                put(f"da{number}[{at}]/da{number - 1}[{channel}|{r + 1},{s + 1}]", slopes[int(channel) - 1, r, s])


def recurrence(number):
    file = {"title": "One"}
    ways, updates = learning(number, file)
    inputs, steps = random.randint(1, 2), random.randint(1, 5)
    layers, parameters, before = [], {}, inputs
    kinds = ["recurrent"] + random.choice([[], ["recurrent"], ["dense"]]) + random.choice([["dense"], ["dense"], []])
    if random.random() < 0.1:
        kinds.insert(0, "dense")
    for at, kind in enumerate(kinds, 1):
        neurons = random.randint(1, 3)
        layer = {"activation": random.choice([*ACTIVATIONS]), "weights": decimals(neurons, before), "biases": decimals(neurons)}
        if kind == "recurrent":
            layer = {"kind": kind} | layer | {"recurrent-weights": decimals(neurons, neurons)}
            if random.random() < 0.6:
                layer["initial"] = decimals(neurons)
        if at == len(kinds):
            if kind == "dense":
                layer["activation"], loss = output(neurons)
            else:
                loss = "binary-cross-entropy" if layer["activation"] == "sigmoid" else random.choice(["mse", "half-squared-error"])
        layers.append(layer)
        parameters[f"w{at}"] = torch.tensor(layer["weights"], requires_grad=True)
        parameters[f"b{at}"] = torch.tensor(layer["biases"], requires_grad=True)
        if kind == "recurrent":
            parameters[f"u{at}"] = torch.tensor(layer["recurrent-weights"], requires_grad=True)
        before = neurons
    outputs = before
    file |= {"loss": loss, "layers": layers}
    at_end = random.random() < 0.25
    batch = [{"inputs": decimals(steps, inputs)} | ({"target": target(loss, outputs)} if at_end
             else {"targets": [target(loss, outputs) for _ in range(steps)]}) for _ in range(random.choice([1, 1, 1, 2]))]
    has_inputs = random.random() < 0.4
    file |= {"input-gradients": "true"} if has_inputs else {}
    file["batch"] = batch
    numbers = Numbers(len(batch) > 1 or ways[1] > 0, updates)
    last_recurrent = max(at for at, kind in enumerate(kinds, 1) if kind == "recurrent")

    def one_sample(sample):
        xs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in sample["inputs"]]
        initial = {at: torch.tensor(layer.get("initial", [0] * len(layer["biases"])), dtype=torch.float64, requires_grad=True)
                   for at, layer in enumerate(layers, 1) if "kind" in layer}
        state, seen, losses, all_shares = dict(initial), [], [], []
        for t, x in enumerate(xs, 1):
            now = x
            for at, layer in enumerate(layers, 1):
                if at_end and at > last_recurrent and t < steps:
                    break
                z = parameters[f"w{at}"] @ now + parameters[f"b{at}"]
                if at in state:
                    z = z + parameters[f"u{at}"] @ state[at]
                z.retain_grad()
                kind = layer["activation"]
                now = torch.softmax(z, 0) if kind == "softmax" else activated(kind, z)
                now = z * 1 if now is z else now
                now.retain_grad()
                seen.append((at, t, kind, z, now))
                if at in state:
                    state[at] = now
            if not at_end or t == steps:
                y = torch.tensor(sample["target"] if at_end else sample["targets"][t - 1], dtype=torch.float64)
                share = shares(loss, now, y, outputs)
                all_shares.append((t, share))
                losses.append(share.sum())

        def after(put):
            if len(all_shares) * outputs > 1:
                for t, share in all_shares:
                    for j, one in enumerate(share, 1):
                        put(f"L[{j}|{t}]", one)
            for at, t, kind, z, a in seen:
                for j in range(len(z)):
                    put(f"z{at}[{j + 1}|{t}]", z[j])
                    put(f"a{at}[{j + 1}|{t}]", a[j])
                    put(f"dL/dz{at}[{j + 1}|{t}]", gradient(z)[j])
                    put(f"dL/da{at}[{j + 1}|{t}]", gradient(a)[j])
                local(put, at, kind, z, a, f"|{t}")
            if has_inputs:
                for t, x in enumerate(xs, 1):
                    for i in range(inputs):
                        put(f"dL/dx[{i + 1}|{t}]", gradient(x)[i])
                for at, h in initial.items():
                    for j in range(len(h)):
                        put(f"dL/da{at}[{j + 1}|0]", gradient(h)[j])
        return sum(losses), after

    learn(numbers, parameters, one_sample, batch, ways, updates)
    return file, numbers.values


def write(name, make):
    path = pathlib.Path(__file__).with_name(name)
    made = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        out.writerow(["name", "value"])
        while made < NETWORKS:
            try:
                network, values = make(made)
            except Unfit:
                continue
            out.writerow(["network", flow(network)])
            out.writerows([name, f"{x:.16g}"] for name, x in values.items())
            made += 1


def main():
    random.seed(1319)
    write("convolutions.csv", convolution)
    write("recurrences.csv", recurrence)


if __name__ == "__main__":
    main()
