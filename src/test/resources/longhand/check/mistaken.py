#!/usr/bin/env python3
"""Answer sheets with a mistake in them, worked out in plain loops: nothing of Longhand is used here.

Run it in this folder:  python3 mistaken.py
It writes mistakes/EXAMPLE--MISTAKE[--VARIANT].csv and right/EXAMPLE.csv, with the columns

  quantity  our name of the number
  value     what the student writes, to 8 significant digits
  made      "here" where the mistake itself was made: the value is not what the right rule gives from the student's
            own numbers before it; empty for what is right and for what merely follows

A mistake that changes no number of an example gets no file. Rows stand in the order in which a person works.
"""

import math
import os
import shutil

import graph_sheets
import mistaken_rules
import mistaken_unfolded

EXAMPLES = {
    "relu-by-hand": dict(
        rate=0.1, loss="half-squared-error", batch=[([1, 2], [1])],
        layers=[("relu", [[0.3, -0.1], [0.2, 0.4]], [0, 0]), ("identity", [[0.5, -0.3]], [0])]),
    "single-neuron-chain": dict(
        rate=0.5, loss="squared-error", batch=[([2], [1])],
        layers=[("sigmoid", [[0.5]], [-0.5]), ("sigmoid", [[-1.5]], [0.5]), ("sigmoid", [[2]], [-1])]),
    "three-three-two": dict(
        rate=0.01, loss="mse", batch=[([1, 2, 3], [1, 0])],
        layers=[("relu", [[0.1, 0.2, -0.1], [-0.3, 0.4, -0.2], [0.5, 0.6, -0.3]], [-0.1, -0.2, 0.1]),
                ("sigmoid", [[0.1, -0.1, -0.2], [-0.3, 0.2, 0.3]], [-0.1, 0.2])]),
    "three-three-two-batch": dict(
        rate=0.01, loss="mse", batch=[([1, 2, 3], [1, 0]), ([2, 1, 3], [1, 0])],
        layers=[("relu", [[0.1, 0.2, -0.1], [-0.3, 0.4, -0.2], [0.5, 0.6, -0.3]], [-0.1, -0.2, 0.1]),
                ("sigmoid", [[0.1, -0.1, -0.2], [-0.3, 0.2, 0.3]], [-0.1, 0.2])]),
    "softmax": dict(
        rate=0.1, loss="cross-entropy", batch=[([1.3, 5.1, 2.2, 0.7], [0, 1, 0, 0])],
        layers=[("softmax", [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], [0, 0, 0, 0])]),
    "squared-softmax": dict(
        rate=0.5, loss="squared-error", batch=[([1, 2], [0, 1]), ([3, 1], [1, 0])],
        layers=[("relu", [[0.6, 0.4], [-0.5, 0.8]], [0.1, -0.2]),
                ("softmax", [[0.4, -0.6], [-0.2, 0.5]], [0.1, -0.1])]),
    "mazur": dict(
        rate=0.5, loss="half-squared-error", keep_biases=True, batch=[([0.05, 0.10], [0.01, 0.99])],
        layers=[("sigmoid", [[0.15, 0.20], [0.25, 0.30]], [0.35, 0.35]),
                ("sigmoid", [[0.40, 0.45], [0.50, 0.55]], [0.60, 0.60])]),
    "two-epochs": dict(
        rate=0.1, loss="mse", batch=[([1, 2], [1]), ([2, 1], [0]), ([-1, -2], [0])], epochs=2,
        without=["old-weights-kept"],  # whose sheet has numbers of one digit
        layers=[("sigmoid", [[0.1, -0.2]], [0])]),
    "adam": dict(
        rate=0.1, loss="squared-error", keep_biases=True, optimiser="adam", epochs=3, mistakes=[], batch=[([1], [0])],
        layers=[("identity", [[5]], [0])]),
    "mini-batches": dict(
        rate=0.1, loss="binary-cross-entropy", mistakes=[],
        batches=[[([1, -2], [0]), ([2, -5], [1]), ([4, -8], [0])], [([1, -2], [1]), ([-1, 2], [1])]],
        layers=[("sigmoid", [[0.1, 0.1]], [0.2])]),
    "dead-neuron": dict(
        rate=None, loss="cross-entropy", mistakes=[], batch=[([16, -6], [0, 0, 1])],
        layers=[("relu", [[0.18, 0.10], [0.04, 0.22]], [0, 0]),
                ("softmax", [[0.19, -0.02], [-0.1, -0.01], [0.1, 0.04]], [0, 0, 0])]),
    "one-neuron": dict(
        rate=None, loss="squared-error", mistakes=[], batch=[([2], [1.5])], layers=[("relu", [[0.5]], [1])]),
    "pen-and-paper": dict(
        rate=0.01, loss="squared-error", mistakes=[], batch=[([2], [5])],
        layers=[("relu", [[4]], [2]), ("relu", [[0.75]], [0.5])]),
    "overshoot": dict(
        rate=0.01, loss="squared-error", mistakes=[], batch=[([2], [5])], epochs=2,
        layers=[("relu", [[2]], [0.25]), ("relu", [[5]], [0])]),
    "nbis": dict(
        rate=0.05, loss="half-squared-error", mistakes=[], batch=[([0.05], [0.01])],
        layers=[("sigmoid", [[0.1]], [-0.1]), ("sigmoid", [[0.3]], [0.3])]),
    "linear-regression": dict(
        rate=0.05, loss="squared-error", mistakes=[], batch=[([1], [2]), ([2], [3]), ([3], [3]), ([4], [5])], epochs=2,
        layers=[("identity", [[0.5]], [1])]),
    "logistic-regression": dict(
        rate=0.5, loss="binary-cross-entropy", mistakes=[], batch=[([1], [0]), ([2], [0]), ([4], [1])],
        layers=[("sigmoid", [[0.5]], [-0.5])]),
    "softmax-regression": dict(
        rate=0.5, loss="cross-entropy", mistakes=[], batch=[([1, 2], [1, 0, 0]), ([2, -1], [0, 0, 1])],
        layers=[("softmax", [[0.1, 0.2], [0.3, -0.1], [-0.2, 0.1]], [0, 0.1, -0.1])]),
    "momentum": dict(
        rate=0.1, loss="squared-error", keep_biases=True, optimiser="momentum", epochs=4, mistakes=[], batch=[([1], [0])],
        layers=[("identity", [[5]], [0])]),
    "postnetwork": dict(
        rate=None, loss="cross-entropy", mistakes=[], batch=[([1, 2, -1], [1, 0])],
        layers=[("sigmoid", [[0.2, -0.3, 0.4], [-0.5, 0.1, 0.2]], [0.5, 0.5]),
                ("softmax", [[0.3, 0.4], [-0.1, 0.2]], [0.1, 0.1])]),
    "schiendorfer": dict(
        rate=None, loss="squared-error", mistakes=[], batch=[([3, 1], [1, 0])],
        layers=[("sigmoid", [[6, -2], [-3, 5]], [0, 0]), ("sigmoid", [[1, 0.25], [-2, 2]], [0, 0])]),
    "planar-data": dict(
        rate=None, loss="binary-cross-entropy", mistakes=[],
        batch=[([1.6243453637, -1.0729686222], [1]), ([-0.6117564137, 0.8654076293], [0]),
               ([-0.5281717523, -2.3015386969], [1])],
        layers=[("tanh", [[-0.00416758, -0.00056267], [-0.02136196, 0.01640271], [-0.01793436, -0.00841747],
                          [0.00502881, -0.01245288]], [0, 0, 0, 0]),
                ("sigmoid", [[-0.01057952, -0.00909008, 0.00551454, 0.02292208]], [0])]),
    "ai-by-hand": dict(
        rate=None, loss="cross-entropy", reduction="sum", mistakes=[],
        batch=[([2, 1, 2, 1], [0, 0, 1]), ([-1, 1, 1, 2], [0, 1, 0])],
        layers=[("relu", [[1, 0, -1, 1], [0, 1, 1, 0], [1, -1, 0, 0]], [1, 1, 0]),
                ("relu", [[0, -1, 2], [-1, 1, 0], [0, 1, 1], [-1, 0, 0]], [1, 2, 1, 3]),
                ("softmax", [[0, -1, -1, 2], [-1, 0, 0, 0], [-1, 0, 1, 0]], [5, 2, -4])]),
    # not bundled: examples/tanh-threes.yaml
    "tanh-threes": dict(
        rate=0.1, loss="squared-error", batch=[([0.57, -1.23], [0.8, -0.2, 0.1]), ([1.61, 0.48], [-0.4, 0.6, 0.3])],
        layers=[("tanh", [[0.43, -0.37], [0.29, 0.51], [-0.63, 0.71]], [0.13, -0.24, 0.35]),
                ("tanh", [[0.72, -0.28, 0.53], [0.34, 0.67, -0.41], [-0.19, 0.86, 0.25]], [0.27, 0.16, -0.38])]),
}

# Not bundled either: examples/NAME.yaml. Here only the mistakes that need what the others do not have.
LEARNING = ["sum-not-mean", "threshold-sign", "decay-forgotten", "bias-correction-forgotten", "momentum-forgotten", "old-weights-kept"]
EXAMPLES.update({
    "summed-thresholds": dict(
        rate=0.1, loss="squared-error", reduction="sum", l2=0.3, thresholds=True, mistakes=LEARNING,
        batch=[([0.57, -1.23], [0.8, -0.2]), ([1.61, 0.48], [-0.4, 0.6]), ([-0.35, 0.92], [0.3, 0.9])],
        layers=[("tanh", [[0.43, -0.37], [0.29, 0.51]], [0.13, -0.24]),
                ("sigmoid", [[0.72, -0.28], [0.34, 0.67]], [0.27, 0.16])]),
    "adam-updates": dict(
        rate=0.05, loss="squared-error", optimiser="adam", epochs=3, mistakes=LEARNING, batch=[([0.57, -1.23], [0.8, -0.2])],
        layers=[("tanh", [[0.43, -0.37], [0.29, 0.51]], [0.13, -0.24]),
                ("sigmoid", [[0.72, -0.28], [0.34, 0.67]], [0.27, 0.16])]),
    "momentum-decay": dict(
        rate=0.1, loss="squared-error", optimiser="momentum", decay=0.2, epochs=3, mistakes=LEARNING,
        batch=[([0.57, -1.23], [0.8]), ([1.61, 0.48], [0.3])],
        layers=[("tanh", [[0.43, -0.37], [0.29, 0.51]], [0.13, -0.24]), ("sigmoid", [[0.72, -0.28]], [0.27])]),
})

# Each mistake with its variants; a variant that an example has no room for changes nothing there.
MISTAKES = {
    "activation-derivative-forgotten": ["", "layer-1", "layer-2", "layer-3", "relu-too"],
    "relu-gate-open": ["", "corner"],
    "relu-derivative-is-value": [""],
    "sigmoid-derivative-at-activation": ["", "layer-1", "layer-2", "layer-3"],
    "sigmoid-derivative-factor-missing": [kept + layer for kept in ("a", "one-less-a")
                                          for layer in ("", "-layer-1", "-layer-2", "-layer-3")],
    "error-sign": [""],
    "factor-two": ["gradient", "loss", "both"],
    "sum-not-mean": ["", "gradients"],
    "mean-over-outputs": ["gradient", "loss", "both"],
    "path-missing": ["1", "2", "only-1", "only-2", "only-3"],
    "weights-transposed": ["forward", "backward", "both"],
    "wrong-layer-activation": [""],
    "updated-weights-used": [""],
    "ascent": [""],
    "rate-forgotten": [""],
    "rate-twice": [""],
    "bias-gradient-sign": [""],
    "sigmoid-derivative-at-z": [""],
    "bias-forgotten": ["", "layer-1", "layer-2"],
    "bias-not-updated": [""],
    "softmax-without-exp": [""],
    "softmax-derivative-skipped": ["", "diagonal"],
    "indices-swapped": [""],
    "rounded-early": ["2", "3"],
    "tanh-derivative-at-z": ["", "layer-1", "layer-2"],
    "activation-derivative-swapped": ["", "layer-1", "layer-2", "of-its-own"],
    "gradient-at-activation": [""],
    "target-shifted": ["neuron", "neuron-back", "sample"],
    "paths-averaged": [""],
    "bias-gradient-summed-over-neurons": [""],
    "activation-forgotten": ["", "in-its-place"],
    "swapped-samples": [""],
    "arithmetic-slip": ["digit", "sign", "point"],
    "threshold-sign": ["", "forward", "derivative"],
    "decay-forgotten": ["", "gradients"],
    "bias-correction-forgotten": ["", "first", "second"],
    "momentum-forgotten": ["", "anew"],
    "old-weights-kept": ["", "step"],
}


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


class Sheet:
    """The student at work: `self.v` holds every number under its name, in the order of work."""

    def __init__(self, example, mistake="", variant=""):
        self.ex, self.mistake, self.variant = example, mistake, variant
        self.v, self.here = {}, set()
        self.slipped = False
        self.decimals = int(variant) if mistake == "rounded-early" else None
        self.offset = "theta" if example.get("thresholds") else "b"
        self.sign = -1 if example.get("thresholds") else 1
        self.parameters = {}
        for layer, (_, weights, offsets) in enumerate(example["layers"], 1):
            for j, row in enumerate(weights, 1):
                for i, weight in enumerate(row, 1):
                    self.parameters["w%d[%d,%d]" % (layer, j, i)] = weight
                self.parameters["%s%d[%d]" % (self.offset, layer, j)] = offsets[j - 1]
        # which update it is, the first parameters, and what an optimiser has carried over
        self.t, self.first = example.get("t", 1), example.get("first", self.parameters)
        self.states = dict(example.get("states", {}))
        self.before = dict(self.parameters)
        # what the student works with, which should be what the last update made
        self.now = self.first if self.makes("old-weights-kept", "") else self.before
        self.work()

    def makes(self, mistake, *variants):
        return self.mistake == mistake and (not variants or self.variant in variants)

    def in_layer(self, mistake, layer):
        return self.mistake == mistake and self.variant in ("", "layer-%d" % layer)

    def use(self, name):
        """A number that was worked out before, as the student puts it into the next rule."""
        value = self.v[name]
        if self.decimals is None:
            return value
        scaled = abs(value) * 10 ** self.decimals
        return math.copysign(math.floor(scaled + 0.5 + 1e-9) / 10 ** self.decimals, value)

    def put(self, name, right, mistaken=None):
        """`right` by the rule from the student's numbers; `mistaken` what the student makes of it."""
        value = right if mistaken is None else mistaken
        self.v[name] = value
        if abs(value - right) > 1e-7 * max(abs(value), abs(right)):
            self.here.add(name)

    def work(self):
        ex = self.ex
        layers, depth = ex["layers"], len(ex["layers"])
        m = len(ex["batch"])
        widths = [len(ex["batch"][0][0])] + [len(b) for _, _, b in layers]
        n = widths[depth]
        l2 = ex.get("l2")
        at = (lambda k: "@%d" % k) if m > 1 or l2 else (lambda k: "")
        off, sign = self.offset, self.sign

        def w(layer, j, i, of=None):
            return (of or self.now)["w%d[%d,%d]" % (layer, j, i)]

        def b(layer, j, of=None):
            return sign * (of or self.now)["%s%d[%d]" % (off, layer, j)]

        def square(layer):
            return widths[layer] == widths[layer - 1] > 1

        def a(layer, i, k):
            return ex["batch"][k - 1][0][i - 1] if layer == 0 else self.use("a%d[%d]%s" % (layer, i, at(k)))

        def y(j, k):
            return ex["batch"][k - 1][1][j - 1]

        def target(j, k):
            """What this student takes for y."""
            if self.makes("target-shifted", "neuron"):
                return y((j - 2) % n + 1, k)
            if self.makes("target-shifted", "neuron-back"):
                return y(j % n + 1, k)
            if self.makes("target-shifted", "sample"):
                return y(j, (k - 2) % m + 1)
            return y(j, k)

        # forward
        for k in range(1, m + 1):
            for layer in range(1, depth + 1):
                kind = layers[layer - 1][0]
                for j in range(1, widths[layer] + 1):
                    inputs = range(1, widths[layer - 1] + 1)
                    z = sum(w(layer, j, i) * a(layer - 1, i, k) for i in inputs) + b(layer, j)
                    wrong = None
                    if self.makes("old-weights-kept", "") and self.t > 1:
                        right = self.before
                        wrong, z = z, sum(w(layer, j, i, right) * a(layer - 1, i, k) for i in inputs) + b(layer, j, right)
                    if sign < 0 and self.makes("threshold-sign", "", "forward"):
                        wrong = z - 2 * b(layer, j)
                    if self.in_layer("bias-forgotten", layer):
                        wrong = z - b(layer, j)
                    if self.makes("activation-forgotten", "") and layer > 1:
                        wrong = b(layer, j) + sum(
                            w(layer, j, i) * self.use("z%d[%d]%s" % (layer - 1, i, at(k))) for i in inputs)
                    if self.makes("weights-transposed", "forward", "both") and square(layer):
                        wrong = sum(w(layer, i, j) * a(layer - 1, i, k) for i in inputs) + b(layer, j)
                    # twelve decimals: a sum that is 0 on paper is 0 here too
                    self.put("z%d[%d]%s" % (layer, j, at(k)), round(z, 12), None if wrong is None else round(wrong, 12))
                    if kind != "softmax":
                        z = self.use("z%d[%d]%s" % (layer, j, at(k)))
                        value = {"relu": max(0.0, z), "identity": z, "sigmoid": sigmoid(z), "tanh": math.tanh(z)}[kind]
                        self.put("a%d[%d]%s" % (layer, j, at(k)), value,
                                 z if self.makes("activation-forgotten", "in-its-place") else None)
                if kind == "softmax":
                    z = [self.use("z%d[%d]%s" % (layer, j, at(k))) for j in range(1, widths[layer] + 1)]
                    total = sum(math.exp(x) for x in z)
                    for j in range(1, widths[layer] + 1):
                        wrong = z[j - 1] / sum(z) if self.makes("softmax-without-exp") else None
                        self.put("a%d[%d]%s" % (layer, j, at(k)), math.exp(z[j - 1]) / total, wrong)

        # loss
        squared = not ex["loss"].endswith("cross-entropy")
        factor = 1.0
        if self.makes("factor-two") and squared:
            factor = 2.0 if ex["loss"] == "half-squared-error" else 0.5
        if self.makes("mean-over-outputs"):
            factor = n if ex["loss"] == "mse" else 1.0 / n
        of_loss = factor if self.variant in ("loss", "both") else 1.0
        of_gradient = factor if self.variant in ("gradient", "both") else 1.0
        for k in range(1, m + 1):
            shares = []
            for j in range(1, n + 1):
                out = a(depth, j, k)

                def share(aim):
                    if ex["loss"] == "mse":
                        return (out - aim) ** 2 / n
                    if ex["loss"] == "squared-error":
                        return (out - aim) ** 2
                    if ex["loss"] == "half-squared-error":
                        return (out - aim) ** 2 / 2
                    of_rest = -(1 - aim) * math.log(1 - out) if ex["loss"] == "binary-cross-entropy" and aim != 1 else 0.0
                    return (-aim * math.log(out) if aim else 0.0) + of_rest

                shares.append((share(y(j, k)), share(target(j, k)) * of_loss))
            if n == 1:
                self.put("L" + at(k), *shares[0])
            else:
                for j in range(1, n + 1):
                    self.put("L[%d]%s" % (j, at(k)), *shares[j - 1])
                self.put("L" + at(k), sum(self.use("L[%d]%s" % (j, at(k))) for j in range(1, n + 1)))

        # backward: layer by layer, all samples of a layer before its update is known
        gradients = {}
        for layer in range(depth, 0, -1):
            kind = layers[layer - 1][0]
            for k in range(1, m + 1):
                for j in range(1, widths[layer] + 1):
                    name = "dL/da%d[%d]%s" % (layer, j, at(k))
                    if layer == depth:
                        out = a(depth, j, k)

                        def slope_at(aim):
                            if ex["loss"] == "mse":
                                return 2 * (out - aim) / n
                            if ex["loss"] == "squared-error":
                                return 2 * (out - aim)
                            if ex["loss"] == "half-squared-error":
                                return out - aim
                            of_rest = (1 - aim) / (1 - out) if ex["loss"] == "binary-cross-entropy" else 0.0
                            return (-aim / out if aim else 0.0) + of_rest

                        wrong = slope_at(target(j, k)) * of_gradient
                        self.put(name, slope_at(y(j, k)), -wrong if self.makes("error-sign") else wrong)
                        continue
                    terms, fewer = [], []
                    for up in range(1, widths[layer + 1] + 1):
                        wrong = None
                        if self.makes("weights-transposed", "backward", "both") and square(layer + 1):
                            wrong = w(layer + 1, j, up)
                        if self.makes("updated-weights-used"):
                            mean = sum(gradients["dL/dw%d[%d,%d]%s" % (layer + 1, up, j, at(s))]
                                       for s in range(1, m + 1)) / m
                            wrong = w(layer + 1, up, j) - ex["rate"] * mean
                        local = "dz%d[%d]/da%d[%d]%s" % (layer + 1, up, layer, j, at(k))
                        if self.makes("old-weights-kept", "") and self.t > 1:
                            self.put(local, w(layer + 1, up, j, self.before), w(layer + 1, up, j))
                        else:
                            self.put(local, w(layer + 1, up, j), wrong)
                        term = self.use("dL/dz%d[%d]%s" % (layer + 1, up, at(k))) * self.v[local]
                        terms.append(term)
                        only, _, which = self.variant.rpartition("-")
                        if (which == str(up)) == bool(only):
                            fewer.append(term)
                    paths = widths[layer + 1]
                    wrong = None
                    if self.makes("path-missing") and paths > (2 if only else 1) and int(which) <= paths:
                        wrong = sum(fewer)
                    if self.makes("paths-averaged"):
                        wrong = sum(terms) / paths
                    self.put(name, sum(terms), wrong)
                for j in range(1, widths[layer] + 1):
                    # the derivative of the activation
                    total = 0.0
                    for i in range(1, widths[layer] + 1):
                        if kind != "softmax" and i != j:
                            continue
                        out, z = a(layer, i, k), self.use("z%d[%d]%s" % (layer, i, at(k)))
                        wrong = None
                        if kind == "relu":
                            slope = 1.0 if z > 0 else 0.0
                            if (self.makes("relu-gate-open", "") or self.makes("relu-gate-open", "corner") and z == 0
                                    or self.makes("activation-derivative-forgotten", "relu-too")
                                    and any(l[0] == "sigmoid" for l in layers)):
                                wrong = 1.0
                            if self.makes("relu-derivative-is-value"):
                                wrong = out
                        elif kind == "tanh":
                            slope = 1 - out * out
                            if self.in_layer("activation-derivative-forgotten", layer):
                                wrong = 1.0
                            if self.in_layer("tanh-derivative-at-z", layer):
                                wrong = 1 - z * z
                            if self.in_layer("activation-derivative-swapped", layer):
                                wrong = out * (1 - out)
                            if self.makes("activation-derivative-swapped", "of-its-own"):
                                wrong = sigmoid(z) * (1 - sigmoid(z))
                        elif kind == "sigmoid":
                            slope = out * (1 - out)
                            if self.in_layer("activation-derivative-swapped", layer):
                                wrong = 1 - out * out
                            if self.makes("activation-derivative-swapped", "of-its-own"):
                                wrong = 1 - math.tanh(z) ** 2
                            if (self.in_layer("activation-derivative-forgotten", layer)
                                    or self.makes("activation-derivative-forgotten", "relu-too")):
                                wrong = 1.0
                            if self.in_layer("sigmoid-derivative-at-activation", layer):
                                wrong = sigmoid(out) * (1 - sigmoid(out))
                            if self.makes("sigmoid-derivative-at-z"):
                                z = self.use("z%d[%d]%s" % (layer, j, at(k)))
                                wrong = z * (1 - z)
                            if self.makes("sigmoid-derivative-factor-missing"):
                                kept, _, only = self.variant.partition("-layer-")
                                if only in ("", str(layer)):
                                    wrong = out if kept == "a" else 1 - out
                        elif kind == "softmax":
                            slope = out * (1 - out) if i == j else -out * a(layer, j, k)
                            if self.makes("softmax-derivative-skipped", ""):
                                wrong = 1.0 if i == j else 0.0
                            if self.makes("softmax-derivative-skipped", "diagonal") and i != j:
                                wrong = 0.0
                        else:
                            slope = 1.0
                        local = "da%d[%d]/dz%d[%d]%s" % (layer, i, layer, j, at(k))
                        self.put(local, slope, wrong)
                        total += self.use("dL/da%d[%d]%s" % (layer, i, at(k))) * self.use(local)
                    self.put("dL/dz%d[%d]%s" % (layer, j, at(k)), total)
                    # the weights and the bias of this neuron
                    delta = self.use("dL/dz%d[%d]%s" % (layer, j, at(k)))
                    for i in range(1, widths[layer - 1] + 1):
                        wrong = None
                        if self.makes("wrong-layer-activation") and layer >= 2 and i <= widths[layer - 2]:
                            wrong = a(layer - 2, i, k)
                        local = "dz%d[%d]/dw%d[%d,%d]%s" % (layer, j, layer, j, i, at(k))
                        self.put(local, a(layer - 1, i, k), wrong)
                        gradient = "dL/dw%d[%d,%d]%s" % (layer, j, i, at(k))
                        wrong = None
                        if self.makes("gradient-at-activation"):
                            wrong = self.use("dL/da%d[%d]%s" % (layer, j, at(k))) * self.use(local)
                        right = delta * self.use(local)
                        self.put(gradient, right, wrong if wrong is not None or m > 1 else self.slip(right, layer))
                        gradients[gradient] = self.v[gradient]
                    delta *= sign
                    is_added = sign < 0 and self.makes("threshold-sign", "", "derivative")
                    wrong = -delta if self.makes("bias-gradient-sign") or is_added else None
                    if self.makes("gradient-at-activation"):
                        wrong = self.use("dL/da%d[%d]%s" % (layer, j, at(k)))
                    self.put("dL/d%s%d[%d]%s" % (off, layer, j, at(k)), delta, wrong)
                if self.makes("bias-gradient-summed-over-neurons"):
                    deltas = [self.use("dL/dz%d[%d]%s" % (layer, j, at(k))) for j in range(1, widths[layer] + 1)]
                    for j, delta in enumerate(deltas):
                        self.put("dL/db%d[%d]%s" % (layer, j + 1, at(k)), delta, round(sum(deltas), 12))

        # mean or sum over the batch, and the decay of the weights
        if m > 1 or l2:
            def mean(name, other, layer=0, decay=0.0, forgotten=False):
                total = sum(self.use(name + at(k)) for k in range(1, m + 1))
                right, wrong = (total, total / m) if ex.get("reduction") == "sum" else (total / m, total)
                mistaken = None
                if other or forgotten:
                    mistaken = (wrong if other else right) + (0 if forgotten else decay)
                self.put(name, right + decay, mistaken or self.slip(right, layer))

            squares = sum(weight ** 2 for name, weight in self.now.items() if name.startswith("w"))
            mean("L", self.makes("sum-not-mean", ""), decay=(l2 or 0) / 2 * squares, forgotten=self.makes("decay-forgotten", ""))
            for layer in range(1, depth + 1):
                for j in range(1, widths[layer] + 1):
                    for i in range(1, widths[layer - 1] + 1):
                        mean("dL/dw%d[%d,%d]" % (layer, j, i), self.makes("sum-not-mean"), layer,
                             (l2 or 0) * w(layer, j, i), self.makes("decay-forgotten"))
                    mean("dL/d%s%d[%d]" % (off, layer, j), self.makes("sum-not-mean"))

        # update
        for layer in range(1, depth + 1):
            for j in range(1, widths[layer] + 1):
                for i in range(1, widths[layer - 1] + 1):
                    self.update("w%d" % layer, "[%d,%d]" % (j, i))
                name, index = "%s%d" % (off, layer), "[%d]" % j
                if ex.get("keep_biases"):
                    self.put(name + "'" + index, self.now[name + index])
                else:
                    self.update(name, index)

        if self.makes("indices-swapped"):
            self.swap(m)
        if self.makes("swapped-samples"):
            self.swap_samples(m, depth, n)

    def slip(self, value, layer):
        """What a slip makes of the first long gradient of a weight of the last layer; None for all others."""
        digits = len(written(value).replace("-", "").replace(".", "").strip("0"))
        if self.mistake != "arithmetic-slip" or self.slipped or layer < len(self.ex["layers"]) or digits < 5:
            return None
        self.slipped = True
        if self.variant == "sign":
            return -value
        if self.variant == "point":
            return 10 * value
        text = "%.7e" % value
        at = text.index(".") + 2
        return float(text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1:])

    def swap_samples(self, m, depth, n):
        """Only the names are wrong: each sample's numbers stand under that of the last but as many."""
        right = dict(self.v)
        for name in right:
            head, _, sample = name.partition("@")
            if sample:
                self.v[name] = right["%s@%d" % (head, m + 1 - int(sample))]
                # what is worked out from what is given is not as it should be, and all else follows
                starts = ["z1[", "dz1["]
                j = int(head[head.index("[") + 1]) if "[" in head and head.startswith(("L[", "dL/da%d[" % depth)) else 1
                targets = [sample[1][j - 1] for sample in self.ex["batch"]]
                if targets[int(sample) - 1] != targets[m - int(sample)]:
                    starts += ["dL/da%d[" % depth] + (["L["] if n > 1 else ["L"])
                differs = abs(self.v[name] - right[name]) > 1e-7 * max(abs(self.v[name]), abs(right[name]))
                if differs and head.startswith(tuple(starts)):
                    self.here.add(name)

    def update(self, letter, index):
        parameter, name = letter + index, letter + "'" + index
        g = self.use("dL/d%s%s" % (letter, index))
        old, rate = self.now[parameter], self.ex["rate"]
        if rate is None:
            return  # nothing is updated
        if self.ex.get("optimiser"):
            self.optimise(parameter, name, old, g)
            return
        wrong = None
        if self.makes("ascent"):
            wrong = old + self.ex["rate"] * g
        if self.makes("rate-forgotten"):
            wrong = old - g
        if self.makes("rate-twice"):
            wrong = old - self.ex["rate"] ** 2 * g
        if self.makes("bias-not-updated") and name.startswith("b"):
            wrong = old
        self.put(name, old - rate * g, wrong)

    def state(self, letter, parameter, right, mistaken=None):
        self.put("%s(%s)" % (letter, parameter), right, mistaken)
        self.states[letter + parameter] = self.v["%s(%s)" % (letter, parameter)]
        return self.states[letter + parameter]

    def optimise(self, parameter, name, old, g):
        """Momentum, or Adam, with a decay of the weights beside the gradient; PyTorch's usual settings."""
        rate, decay = self.ex["rate"], self.ex.get("decay", 0) if parameter.startswith("w") else 0
        m, v = self.states.get("m" + parameter, 0.0), self.states.get("v" + parameter, 0.0)
        kept = 0.0 if self.makes("momentum-forgotten", "anew") else m
        if self.ex["optimiser"] == "momentum":
            m = self.state("m", parameter, 0.9 * m + g, 0.9 * kept + g)
            step, plain = m, g
        else:
            m = self.state("m", parameter, 0.9 * m + 0.1 * g, 0.9 * kept + 0.1 * g)
            v = self.state("v", parameter, 0.999 * v + 0.001 * g * g)
            mhat, vhat = m / (1 - 0.9 ** self.t), v / (1 - 0.999 ** self.t)
            mhat = self.state("mhat", parameter, mhat, m if self.makes("bias-correction-forgotten", "", "first") else None)
            vhat = self.state("vhat", parameter, vhat, v if self.makes("bias-correction-forgotten", "", "second") else None)
            step, plain = mhat / (math.sqrt(vhat) + 1e-8), g / (math.sqrt(vhat) + 1e-8)
        before = self.before[parameter]
        right = before - rate * decay * before - rate * step
        wrong = None
        if self.makes("old-weights-kept"):
            wrong = self.first[parameter] * (1 - rate * decay) - rate * step
        if self.makes("decay-forgotten"):
            wrong = before - rate * step
        if self.makes("momentum-forgotten", ""):
            wrong = before - rate * decay * before - rate * plain
        self.put(name, right, wrong)

    def swap(self, m):
        """Only the names are wrong: dL/dw[j,i] is written down as dL/dw[i,j]."""
        right = dict(self.v)
        for name in right:
            if name.startswith("dL/dw"):
                head, rest = name.split("[")
                pair, tail = rest.split("]")
                j, i = pair.split(",")
                other = "%s[%s,%s]%s" % (head, i, j, tail)
                if other in right:
                    self.v[name] = right[other]
                    # the means of the swapped ones are swapped too, and follow
                    if (m == 1 or tail) and abs(right[name] - right[other]) > 1e-7 * abs(right[name]):
                        self.here.add(name)

    def in_order(self):
        """Sample by sample, as one works; the loops above went layer by layer."""
        def sample(name):
            return int(name.split("@")[1]) if "@" in name else 99

        return sorted(self.v, key=sample) if len(self.ex["batch"]) > 1 else list(self.v)


class Sheets:
    """One update after another, each with the weights that the student has come to; a slip happens once."""

    def __init__(self, example, mistake="", variant=""):
        self.v, self.here, self.names = {}, set(), []
        batches = example.get("batches", [example.get("batch")])
        updates, layers, carried = example.get("epochs", 1) * len(batches), example["layers"], {}
        for n in range(1, updates + 1):
            end = "~%d" % n if updates > 1 else ""
            is_made = mistake != "arithmetic-slip" or n == 1
            ex = {**example, **carried, "layers": layers, "t": n, "batch": batches[(n - 1) % len(batches)]}
            sheet = Sheet(ex, mistake if is_made else "", variant if is_made else "")
            carried = {"first": sheet.first, "states": sheet.states}
            self.names += [name + end for name in sheet.in_order()]
            self.v.update({name + end: value for name, value in sheet.v.items()})
            self.here |= {name + end for name in sheet.here}
            if example["rate"] is None:
                continue
            layers = [(function,
                       [[sheet.use("w%d'[%d,%d]" % (l, j, i)) for i in range(1, len(row) + 1)] for j, row in enumerate(weights, 1)],
                       [sheet.use("%s%d'[%d]" % (sheet.offset, l, j)) for j in range(1, len(weights) + 1)])
                      for l, (function, weights, _) in enumerate(layers, 1)]

    def in_order(self):
        return self.names


def written(value):
    short = "%.8g" % value
    if abs(float(short) - value) > 1e-12 * abs(value):
        short = "%#.8g" % value
    return short


def save(path, sheet):
    with open(path, "w", newline="\n") as out:
        out.write("quantity,value,made\n")
        for name in sheet.in_order():
            quoted = '"%s"' % name if "," in name else name
            out.write("%s,%s,%s\n" % (quoted, written(sheet.v[name]), "here" if name in sheet.here else ""))


def save_right(path, lines):
    """Names and values without a mistake."""
    with open(path, "w", newline="\n") as out:
        out.write("quantity,value,made\n")
        for name, value in lines:
            out.write("%s,%s,\n" % (name, written(value)))


def differs(sheet, right):
    return any(abs(sheet.v[q] - right.v[q]) > 1e-7 * max(abs(sheet.v[q]), abs(right.v[q])) for q in right.v)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in ("mistakes", "right"):
        shutil.rmtree(os.path.join(here, folder), ignore_errors=True)
        os.makedirs(os.path.join(here, folder))
    save_all(here, EXAMPLES, MISTAKES, Sheets)
    save_all(here, mistaken_rules.EXAMPLES, mistaken_rules.MISTAKES, mistaken_rules.Sheet)
    for name, graph in graph_sheets.GRAPHS.items():
        save_right(os.path.join(here, "right", name + ".csv"), graph_sheets.sheet(graph))
    for name, sheet in mistaken_unfolded.right_sheets().items():
        save_right(os.path.join(here, "right", name + ".csv"), sheet)


def save_all(here, examples, mistakes, sheets):
    """Of each example the right sheet, and one for each mistake that changes a number of it."""
    for name, example in examples.items():
        right = sheets(example)
        save(os.path.join(here, "right", name + ".csv"), right)
        seen = []
        for mistake, variants in mistakes.items():
            if mistake not in example.get("mistakes", mistakes) or mistake in example.get("without", []):
                continue
            for variant in variants:
                sheet = sheets(example, mistake, variant)
                # a variant that comes to the same as an earlier one of this mistake says nothing new
                again = any(m == mistake and not differs(sheet, s) for m, s in seen)
                if differs(sheet, right) and not again:
                    seen.append((mistake, sheet))
                    file = "--".join(part for part in (name, mistake, variant) if part) + ".csv"
                    save(os.path.join(here, "mistakes", file), sheet)


if __name__ == "__main__":
    main()
