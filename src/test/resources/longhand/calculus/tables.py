#!/usr/bin/env python3
"""Makes the tables beside it (python3 tables.py; the functions that the standard library lacks in decimals are mpmath's).

The oracle of the engine's tests, so it shares no code and no calculus with the engine: only the forward pass is written
here, with the definitions as in any textbook, in decimals of so many digits that saturation is no trouble. There is no
chain rule: every derivative is a central difference, (f(q + h) - f(q - h)) / 2h, taken between any two numbers by moving
the lower one. With so small an h the difference is exact to far more than the digits that are written: 60, of the functions 110. A run takes
under a minute.

A ReLU keeps the side on which it stands in the pass that is not moved, and on its corner (z = 0) it stands shut.
"""

import csv
import functools
import pathlib
from decimal import Decimal as D, getcontext

import mpmath

DIGITS, H = 200, D("1E-70")
MANY_DIGITS, TINY_H = 1700, D("1E-800")  # where a neuron saturates, activations of 1E-695 are moved by much less
FIELDS = ["quantity", "layer", "to", "from", "output", "sample", "value"]


@functools.cache  # a moved number leaves most of a pass as it was
def exp(x):
    return x.exp()


@functools.cache
def ln(x):
    return x.ln()


def key(quantity, layer=0, to=0, source=0, output=0, sample=0):
    return (quantity, layer, to, source, output, sample)


class Pass:
    """One forward pass; `moved` shifts one number by `shift`, `gates` says which ReLUs are open."""

    def __init__(self, example, moved=None, shift=D(0), gates=None):
        self.values, self.moved, self.shift = {}, moved, shift
        self.gates = {} if gates is None else gates
        self.fixed = gates is not None
        layers, batch = example["layers"], example["batch"]
        self.put(key("LEARNING_RATE"), D(example["rate"]))
        for n, (_, weights, biases) in enumerate(layers, 1):
            for j, row in enumerate(weights, 1):
                for i, w in enumerate(row, 1):
                    self.put(key("WEIGHT", n, j, i), D(w))
                self.put(key("BIAS", n, j), D(biases[j - 1]))
        total = D(0)
        for k, (x, y) in enumerate(batch, 1):
            a = [self.put(key("INPUT", 0, i, sample=k), D(v)) for i, v in enumerate(x, 1)]
            y = [self.put(key("TARGET", 0, j, sample=k), D(v)) for j, v in enumerate(y, 1)]
            for n, (activation, weights, _) in enumerate(layers, 1):
                z = []
                for j in range(1, len(weights) + 1):
                    total_in = sum(self.values[key("WEIGHT", n, j, i)] * v for i, v in enumerate(a, 1))
                    z.append(self.put(key("WEIGHTED_SUM", n, j, sample=k), total_in + self.values[key("BIAS", n, j)]))
                a = [self.put(key("ACTIVATION", n, j, sample=k), v)
                     for j, v in enumerate(self.activations(activation, z, (n, k)), 1)]
            shares = [self.share(example["loss"], a[j], y[j], len(a)) for j in range(len(a))]
            if len(a) > 1:
                shares = [self.put(key("OUTPUT_LOSS", 0, j, sample=k), s) for j, s in enumerate(shares, 1)]
            total += self.put(key("SAMPLE_LOSS", sample=k), sum(shares))
        if len(batch) > 1:
            self.put(key("BATCH_LOSS"), total / len(batch))

    def put(self, name, value):
        self.values[name] = value + self.shift if name == self.moved else value
        return self.values[name]

    def activations(self, activation, z, where):
        if activation == "softmax":
            powers = [exp(v) for v in z]
            return [p / sum(powers) for p in powers]
        return [self.activation(activation, v, (where, j)) for j, v in enumerate(z)]

    def activation(self, activation, z, where):
        if activation == "relu":
            if not self.fixed:
                self.gates[where] = z > 0
            return z if self.gates[where] else D(0)
        if activation == "sigmoid":
            return 1 / (1 + exp(-z))
        if activation == "tanh":
            return (exp(z) - exp(-z)) / (exp(z) + exp(-z))
        assert activation == "identity"
        return z

    @staticmethod
    def share(loss, a, y, outputs):
        if loss == "mse":
            return (a - y) ** 2 / outputs
        if loss == "squared-error":
            return (a - y) ** 2
        if loss == "half-squared-error":
            return (a - y) ** 2 / 2
        if loss == "cross-entropy":
            return -y * ln(a)
        assert loss == "binary-cross-entropy"
        return -(y * ln(a) + (1 - y) * ln(1 - a))


def table(example, h):
    """Every number of one step of gradient descent."""
    base = Pass(example)
    values = dict(base.values)
    layers, m = example["layers"], len(example["batch"])
    depth, outputs = len(layers), len(layers[-1][1])
    width = [len(layers[0][1][0])] + [len(weights) for _, weights, _ in layers]
    passes = {}

    def slope(top, bottom):
        if bottom not in passes:
            passes[bottom] = [Pass(example, bottom, shift, base.gates).values for shift in (h, -h)]
        up, down = passes[bottom]
        return (up[top] - down[top]) / (2 * h)

    for k in range(1, m + 1):
        loss = key("SAMPLE_LOSS", sample=k)
        for n in range(1, depth + 1):
            softmax = layers[n - 1][0] == "softmax"
            split = n < depth and outputs > 1 and layers[-1][0] != "softmax"
            shares = range(1, outputs + 1) if split else []
            for j in range(1, width[n] + 1):
                z, a = key("WEIGHTED_SUM", n, j, sample=k), key("ACTIVATION", n, j, sample=k)
                values[key("LOSS_BY_ACTIVATION", n, j, sample=k)] = slope(loss, a)
                values[key("LOSS_BY_WEIGHTED_SUM", n, j, sample=k)] = slope(loss, z)
                for i in range(1, width[n] + 1) if softmax else [j]:
                    values[key("ACTIVATION_BY_WEIGHTED_SUM", n, i, j, sample=k)] = slope(
                        key("ACTIVATION", n, i, sample=k), z)
                b = key("BIAS", n, j)
                values[key("WEIGHTED_SUM_BY_BIAS", n, j, sample=k)] = slope(z, b)
                values[key("LOSS_BY_BIAS", n, j, sample=k)] = slope(loss, b)
                for o in shares:
                    share = key("OUTPUT_LOSS", 0, o, sample=k)
                    values[key("OUTPUT_LOSS_BY_ACTIVATION", n, j, 0, o, k)] = slope(share, a)
                    values[key("OUTPUT_LOSS_BY_BIAS", n, j, 0, o, k)] = slope(share, b)
                for i in range(1, width[n - 1] + 1):
                    w = key("WEIGHT", n, j, i)
                    values[key("WEIGHTED_SUM_BY_WEIGHT", n, j, i, sample=k)] = slope(z, w)
                    values[key("LOSS_BY_WEIGHT", n, j, i, sample=k)] = slope(loss, w)
                    if n > 1:
                        before = key("ACTIVATION", n - 1, i, sample=k)
                        values[key("WEIGHTED_SUM_BY_ACTIVATION", n, j, i, sample=k)] = slope(z, before)
                    for o in shares:
                        share = key("OUTPUT_LOSS", 0, o, sample=k)
                        values[key("OUTPUT_LOSS_BY_WEIGHT", n, j, i, o, k)] = slope(share, w)
    what = key("BATCH_LOSS") if m > 1 else key("SAMPLE_LOSS", sample=1)
    for n in range(1, depth + 1):
        for j in range(1, width[n] + 1):
            parameters = [(key("BIAS", n, j), "BATCH_LOSS_BY_BIAS", "NEW_BIAS", example.get("update-biases", True))]
            parameters += [(key("WEIGHT", n, j, i), "BATCH_LOSS_BY_WEIGHT", "NEW_WEIGHT", True)
                           for i in range(1, width[n - 1] + 1)]
            for parameter, gradient, new, updated in parameters:
                steepness = slope(what, parameter)
                if m > 1:
                    values[key(gradient, *parameter[1:])] = steepness
                values[key(new, *parameter[1:])] = values[parameter] - D(example["rate"]) * steepness * updated
    return values


def updates(examples, batches, h):
    """One step of gradient descent after another, so many of them with a batch of its own; each begins with what the one before has made."""
    layers = examples[0]["layers"]
    for n, example in enumerate(examples, 1):
        values = table({**example, "layers": layers}, h)
        for name, value in values.items():
            known = name[0] in ("WEIGHT", "BIAS", "LEARNING_RATE") and n > 1 or name[0] in ("INPUT", "TARGET") and n > batches
            if not known:
                yield [*name, n, text(value)]
        layers = [(activation,
                   [[values[key("NEW_WEIGHT", l, j, i)] for i in range(1, len(row) + 1)] for j, row in enumerate(weights, 1)],
                   [values[key("NEW_BIAS", l, j)] for j in range(1, len(weights) + 1)])
                  for l, (activation, weights, _) in enumerate(layers, 1)]


def text(value, digits=60):
    """So many digits, without trailing zeros."""
    context = getcontext().copy()
    context.prec = digits
    value = context.plus(value).normalize(context)
    return format(value, "f") if -8 < value.adjusted() < 20 else str(value)


def write(name, fields, rows):
    path = pathlib.Path(__file__).with_name(name + ".csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([fields, *rows])


def rows(numbers):
    """ "0.1 0.2; 0.3 0.4" as rows of numbers."""
    return [row.split() for row in numbers.split(";")]


def layer(activation, weights, biases):
    return (activation, rows(weights), biases.split())


def batch(*samples):
    return [(x.split(), y.split()) for x, y in samples]


# lecture notes 5; the second sample of the batch is the one that gives their printed averages
THREE_THREE_TWO = [layer("relu", "0.1 0.2 -0.1; -0.3 0.4 -0.2; 0.5 0.6 -0.3", "-0.1 -0.2 0.1"),
                   layer("sigmoid", "0.1 -0.1 -0.2; -0.3 0.2 0.3", "-0.1 0.2")]

SATURATED = "800; -800; 40; -40"
SATURATED_BATCH = batch(("1", "1 0 0 0"), ("1", "0 1 0 1"), ("1", "0.3 0.5 0.1 0.1"), ("1", "0 0 1 1"))


def saturated(activation, loss):
    """One hidden neuron of activation 1, and output neurons whose weighted sums are 800, -800, 40 and -40."""
    return {"rate": "0.5", "loss": loss, "batch": SATURATED_BATCH,
            "layers": [layer("identity", "1", "0"), layer(activation, SATURATED, "0 0 0 0")]}


EXAMPLES = {
    "three-three-two": {"rate": "0.01", "loss": "mse", "layers": THREE_THREE_TWO, "batch": batch(("1 2 3", "1 0"))},
    "three-three-two-batch": {"rate": "0.01", "loss": "mse", "layers": THREE_THREE_TWO,
                              "batch": batch(("1 2 3", "1 0"), ("2 1 3", "1 0"))},
    # Matt Mazur, A Step by Step Backpropagation Example, 2015
    "mazur": {"rate": "0.5", "loss": "half-squared-error", "update-biases": False,
              "layers": [layer("sigmoid", "0.15 0.20; 0.25 0.30", "0.35 0.35"),
                         layer("sigmoid", "0.40 0.45; 0.50 0.55", "0.60 0.60")],
              "batch": batch(("0.05 0.10", "0.01 0.99"))},
    "relu-by-hand": {"rate": "0.1", "loss": "half-squared-error",
                     "layers": [layer("relu", "0.3 -0.1; 0.2 0.4", "0 0"), layer("identity", "0.5 -0.3", "0")],
                     "batch": batch(("1 2", "1"))},
    # lecture notes 2, the four scores
    "softmax": {"rate": "0.1", "loss": "cross-entropy",
                "layers": [layer("softmax", "1 0 0 0; 0 1 0 0; 0 0 1 0; 0 0 0 1", "0 0 0 0")],
                "batch": batch(("1.3 5.1 2.2 0.7", "0 1 0 0"))},
    "squared-softmax": {"rate": "0.5", "loss": "squared-error",
                        "layers": [layer("relu", "0.6 0.4; -0.5 0.8", "0.1 -0.2"),
                                   layer("softmax", "0.4 -0.6; -0.2 0.5", "0.1 -0.1")],
                        "batch": batch(("1 2", "0 1"), ("3 1", "1 0"))},
    # every activation in one network
    "five-layers": {"rate": "0.2", "loss": "binary-cross-entropy",
                    "layers": [layer("tanh", "0.7 -0.4; 0.2 0.9", "0.1 -0.3"),
                               layer("relu", "1.1 -0.6; 0.8 0.5; -0.7 0.3", "0.2 0.1 -0.1"),
                               layer("identity", "0.3 0.4 -0.8; -0.5 1.2 0.6", "0 0.1"),
                               layer("sigmoid", "1.5 -0.9; -0.4 0.7", "-0.2 0.3"),
                               layer("softmax", "0.6 -1.3; 0.9 0.2; -0.1 0.4", "0.1 0 -0.2")],
                    "batch": batch(("0.5 -1.2", "0 1 0"), ("1.4 0.3", "0.2 0.7 0.4"), ("-0.8 0.6", "1 0 0"))},
    "saturated-sigmoid-binary": saturated("sigmoid", "binary-cross-entropy"),
    "saturated-sigmoid": saturated("sigmoid", "cross-entropy"),
    "saturated-softmax": saturated("softmax", "cross-entropy"),
    "saturated-softmax-binary": saturated("softmax", "binary-cross-entropy"),
    "saturated-tanh": saturated("tanh", "mse"),
    # saturated neurons on the way: little or nothing comes back through them
    "saturated-hidden": {"rate": "0.5", "loss": "binary-cross-entropy",
                         "layers": [layer("tanh", SATURATED, "0 0 0 0"),
                                    layer("sigmoid", "400 -400 0 0; 0 0 -20 20", "0 0"),
                                    layer("sigmoid", "800 -800; -40 40", "0 0")],
                         "batch": batch(("1", "1 0"), ("-1", "0 1"))},
}

# two epochs of two batches, of one sample and of two
SEVERAL_UPDATES = [{"rate": "0.3", "loss": "mse",
                    "layers": [layer("tanh", "0.1 -0.2; 0.3 0.4", "0 0.1"), layer("sigmoid", "0.5 -0.6; 0.7 0.2", "0.1 0")],
                    "batch": each}
                   for each in 2 * [batch(("1 2", "1 0")), batch(("-1 1.5", "0 0.5"), ("0 1", "1 1"))]]

FUNCTIONS = {
    "RELU": lambda x: max(x, D(0)),
    "RELU_SLOPE": lambda x: D(x > 0),
    "ABS": lambda x: max(x, -x),
    "SIGN": lambda x: D(x > 0) - D(x < 0),
    "SIGMOID": lambda x: 1 / (1 + exp(-x)),
    "TANH": lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x)),
    "TANH_SLOPE": lambda x: 4 / (exp(x) + exp(-x)) ** 2,
    "EXP": lambda x: exp(x),
    "LN": lambda x: ln(x),
    "SOFTPLUS": lambda x: ln(1 + exp(x)),
    "SQUARE": lambda x: x * x,
    "EXP_LESS_ONE": lambda x: exp(x) - 1,
    "LOG10": lambda x: ln(x) / ln(D(10)),
    "SQRT": lambda x: x.sqrt(),
}
# of mpmath's numbers
MORE_FUNCTIONS = {
    "SIN": mpmath.sin,
    "COS": mpmath.cos,
    "TAN": mpmath.tan,
    "NORMAL_DENSITY": mpmath.npdf,
    "NORMAL_SHARE": lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
}
SIZES = "0.00000000000000000001 0.0000001 0.001 0.3 0.7 1 2.5 7 20 40 300 800".split()
# where a slope is a convention: the value there, and the slope
CORNERS = {"RELU": ("0", "0"), "RELU_SLOPE": ("0", "0"), "ABS": ("0", "0"), "SIGN": ("0", "0")}
POINTS = ["-" + size for size in reversed(SIZES)] + ["0"] + SIZES
LN_POINTS = "1E-300 0.001 0.5 0.9990234375 1 1.00000095367431640625 1.5 2 7.25 1E+300".split()  # 1 - 2^-10, 1 + 2^-20


def functions():
    for name, f in FUNCTIONS.items():
        for x in LN_POINTS if name in ("LN", "LOG10", "SQRT") else POINTS:
            if name in CORNERS and D(x) == 0:
                yield [name, x, *CORNERS[name]]
            else:
                slope = (f(D(x) + TINY_H) - f(D(x) - TINY_H)) / (2 * TINY_H)
                yield [name, x, text(f(D(x)), 110), text(slope, 110)]
    mpmath.mp.dps = MANY_DIGITS
    h = mpmath.mpf(10) ** -800
    for name, f in MORE_FUNCTIONS.items():
        for x in POINTS if name in ("SIN", "COS", "TAN") else [x for x in POINTS if abs(float(x)) < 800]:
            at = mpmath.mpf(x)
            yield [name, x, *(text(D(mpmath.nstr(v, 130)), 110) for v in (f(at), (f(at + h) - f(at - h)) / (2 * h)))]


if __name__ == "__main__":
    for name, example in EXAMPLES.items():
        getcontext().prec, h = (MANY_DIGITS, TINY_H) if name.startswith("saturated") else (DIGITS, H)
        write(name, FIELDS, [[*name_of, text(value)] for name_of, value in table(example, h).items()])
    getcontext().prec = DIGITS
    write("several-updates", [*FIELDS[:-1], "update", "value"], updates(SEVERAL_UPDATES, 2, H))
    getcontext().prec = MANY_DIGITS
    write("functions", ["function", "x", "value", "slope"], functions())
