"""Somebody who works out one step of gradient descent with NumPy, as a whole layer at a time, and may err on the way.

Nothing of Longhand is used here. What is worked out is written under Longhand's names, in the order of work.
"""
import numpy as np


class Net:
    """A network with its batch. Layers and neurons count from 0 here; activations[l] is that of the layer after weights[l]."""

    def __init__(self, activations, weights, biases, inputs, targets, loss, rate):
        self.activations, self.weights, self.biases = activations, weights, biases
        self.inputs, self.targets = inputs, targets  # a column for each sample
        self.loss, self.rate = loss, rate
        self.depth = len(weights)
        self.samples = inputs.shape[1]
        self.outputs = targets.shape[0]

    def is_square(self, layer):
        return self.weights[layer].shape[0] == self.weights[layer].shape[1] > 1


def exact(values):
    return values


def significant(digits):
    """Rounds to so many significant digits, half away from 0."""

    def keep(values):
        values = np.asarray(values, np.float64)
        size = np.where(values == 0, 1, np.abs(values))
        unit = 10.0 ** (np.floor(np.log10(size)) + 1 - digits)
        return np.sign(values) * np.floor(np.abs(values) / unit + 0.5 + 1e-9) * unit

    return keep


def decimals(count):
    def keep(values):
        values = np.asarray(values, np.float64)
        return np.sign(values) * np.floor(np.abs(values) * 10.0**count + 0.5 + 1e-9) / 10.0**count

    return keep


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Student:
    """The student at work.

    keep      what is done to every number before it is used any further: nothing, or rounding
    dtype     the type of number that the student's program computes in
    mistakes  the ids of the mistakes that are made, each with its variant
    slip      (kind, layer, place, change): one number that becomes another; the rest is worked out from that
    shortcut  whether the error of a softmax or sigmoid under its own logarithmic loss is taken to be output - target
    """

    def __init__(self, net, keep=exact, dtype=np.float64, mistakes=None, slip=None, shortcut=False):
        self.net, self.rounding, self.dtype = net, keep, dtype
        self.mistakes, self.slip, self.shortcut = mistakes or {}, slip, shortcut
        self.values = {}
        self.places = {}
        with np.errstate(all="ignore"):
            self.forward()
            self.losses()
            self.backward()
            self.means()
            self.update()
            self.misplace()

    def makes(self, mistake, *variants):
        return mistake in self.mistakes and (not variants or self.mistakes[mistake] in variants)

    def in_layer(self, mistake, layer):
        return mistake in self.mistakes and self.mistakes[mistake] in ("", "layer-%d" % (layer + 1))

    # --- writing down

    def at(self, sample):
        return "@%d" % (sample + 1) if self.net.samples > 1 else ""

    def done(self, kind, layer, values):
        """A number is worked out: rounded if this student does, and perhaps it slips."""
        values = np.array(self.rounding(values), self.dtype)
        if self.slip and self.slip[:2] == (kind, layer):
            place, change = self.slip[2:]
            values[place] = change(float(values[place]))
        self.places[kind, layer] = values
        return values

    def put(self, pattern, values, *indices):
        """The entries of a matrix, each under its name: pattern with the indices of an entry, counted from 1."""
        for place in np.ndindex(values.shape):
            self.values[pattern(*place)] = float(values[place])

    def put_neurons(self, before, after, values):
        self.put(lambda j, k: "%s[%d]%s%s" % (before, j + 1, after, self.at(k)), values)

    # --- forward

    def forward(self):
        net = self.net
        self.z, self.a = [], [net.inputs.astype(self.dtype)]
        self.w = [w.astype(self.dtype) for w in net.weights]
        self.b = [b.astype(self.dtype) for b in net.biases]
        for l in range(net.depth):
            w = self.w[l]
            if self.makes("weights-transposed", "forward", "both") and net.is_square(l):
                w = w.T
            b = 0 * self.b[l] if self.in_layer("bias-forgotten", l) else self.b[l]
            came = self.a[l]
            if self.makes("activation-forgotten") and l > 0:
                came = self.z[l - 1]
            z = w @ came + b[:, None]
            # a sum of decimals that is 0 on paper is 0 here too
            z = self.done("z", l, np.where(np.abs(z) < 1e-14, 0, z))
            self.z.append(z)
            self.a.append(self.done("a", l, self.activated(l, z)))
            self.put_neurons("z%d" % (l + 1), "", z)
            self.put_neurons("a%d" % (l + 1), "", self.a[l + 1])

    def activated(self, layer, z):
        kind = self.net.activations[layer]
        if self.makes("tanh-for-sigmoid") and kind == "sigmoid":
            kind = "tanh"
        if kind == "softmax":
            if self.makes("softmax-without-exp"):
                return z / z.sum(0)
            if self.makes("softmax-base-two"):
                return 2**z / (2**z).sum(0)
            return np.exp(z) / np.exp(z).sum(0)
        return {
            "relu": lambda: np.maximum(z, 0),
            "leaky-relu": lambda: np.where(z > 0, z, self.dtype(0.01) * z),
            "sigmoid": lambda: sigmoid(z),
            "tanh": lambda: np.tanh(z),
            "identity": lambda: z.copy(),
        }[kind]()

    # --- losses

    def target(self):
        y = self.net.targets.astype(self.dtype)
        if self.makes("target-shifted", "neuron"):
            return np.roll(y, 1, 0)
        if self.makes("target-shifted", "sample"):
            return np.roll(y, 1, 1)
        return y

    def losses(self):
        net, y, out = self.net, self.target(), self.a[self.net.depth]
        n = net.outputs
        half = self.dtype(0.5)
        if net.loss == "cross-entropy":
            shares = np.where(y == 0, 0, -y * np.log(out))
        elif net.loss == "binary-cross-entropy":
            shares = -(np.where(y == 0, 0, y * np.log(out)) + np.where(y == 1, 0, (1 - y) * np.log(1 - out)))
        else:
            square = np.abs(out - y) if self.makes("loss-not-squared") else (out - y) ** 2
            shares = square * {"mse": self.dtype(1) / n, "squared-error": 1, "half-squared-error": half}[net.loss]
        shares = shares * self.factor("loss")
        if self.makes("log-base"):
            shares = shares / np.log(self.dtype(float(self.mistakes["log-base"].split("-")[0])))
        if n > 1:
            shares = self.done("L", 0, shares)
            self.put_neurons("L", "", shares)
            total = self.rounding(shares.sum(0))
        else:
            total = self.done("L", 0, shares)[0]
        self.loss = total
        self.put(lambda k: "L" + self.at(k), np.asarray(total))

    def factor(self, where):
        """By what a wrong factor in the loss, its gradient or both multiplies what is right."""
        factor = self.dtype(1)
        loss, n = self.net.loss, self.net.outputs
        if self.makes("factor-two", where, "both") and "entropy" not in loss:  # the 2 of a square
            factor *= self.dtype(2 if loss == "half-squared-error" else 0.5)
        if self.makes("mean-over-outputs", where, "both"):
            factor *= self.dtype(n if loss == "mse" else 1 / n)
        return factor

    # --- backward

    def backward(self):
        net, depth = self.net, self.net.depth
        y, out = self.target(), self.a[depth]
        self.dw, self.db = [None] * depth, [None] * depth
        squares = {"mse": self.dtype(2) / net.outputs, "squared-error": 2, "half-squared-error": 1}
        if net.loss == "cross-entropy":
            error = np.where(y == 0, 0, -y / out)
        elif net.loss == "binary-cross-entropy":
            error = -np.where(y == 0, 0, y / out) + np.where(y == 1, 0, (1 - y) / (1 - out))
        else:
            error = squares[net.loss] * (out - y)
        if self.makes("gradient-squared"):
            error = error**2
        error = error * self.factor("gradient")
        if self.makes("log-base", "2-throughout", "10-throughout"):
            error = error / np.log(self.dtype(float(self.mistakes["log-base"].split("-")[0])))
        if self.makes("mean-inside"):
            error = error / net.samples
        if self.makes("error-sign"):
            error = -error
        da = self.done("da", depth - 1, error)
        for l in reversed(range(depth)):
            self.put_neurons("dL/da%d" % (l + 1), "", da)
            dz = self.delta(l, da)
            self.put_neurons("dL/dz%d" % (l + 1), "", dz)
            self.gradients(l, da, dz)
            if l > 0:
                da = self.done("da", l - 1, self.back(l, dz))

    def slopes(self, layer):
        """The derivatives of a layer's activations, element by element."""
        kind, z, a = self.net.activations[layer], self.z[layer], self.a[layer + 1]
        one = np.ones_like(z)
        if kind == "identity":
            return one
        if self.in_layer("activation-derivative-forgotten", layer) and kind in ("sigmoid", "tanh", "leaky-relu"):
            return one
        if self.makes("activation-derivative-forgotten", "relu-too"):
            return one
        if kind in ("relu", "leaky-relu"):
            if self.makes("relu-gate-open") and kind == "relu":
                return one
            if self.makes("relu-derivative-is-value") and kind == "relu":
                return a
            return np.where(z > 0, one, self.dtype(0 if kind == "relu" else 0.01))
        if self.makes("activation-derivative-swapped"):
            kind = "tanh" if kind == "sigmoid" else "sigmoid"
        if kind == "tanh":
            return 1 - z * z if self.makes("tanh-derivative-at-z") else 1 - a * a
        if self.in_layer("sigmoid-derivative-at-activation", layer):
            return sigmoid(a) * (1 - sigmoid(a))
        if self.makes("sigmoid-derivative-at-z"):
            return z * (1 - z)
        if self.makes("sigmoid-derivative-factor-missing"):
            kept, _, only = self.mistakes["sigmoid-derivative-factor-missing"].partition("-layer-")
            if only in ("", str(layer + 1)):
                return a if kept == "a" else 1 - a
        return a * (1 - a)

    def delta(self, layer, da):
        net = self.net
        last = layer == net.depth - 1
        name = "a%d" % (layer + 1), "z%d" % (layer + 1)
        if net.activations[layer] == "softmax":
            a = self.a[layer + 1]
            jacobian = -a[:, None, :] * a[None, :, :]
            for i in range(len(a)):
                jacobian[i, i] = a[i] * (1 - a[i])
            if self.makes("softmax-derivative-skipped", ""):
                jacobian = np.repeat(np.eye(len(a), dtype=self.dtype)[:, :, None], net.samples, 2)
            if self.makes("softmax-derivative-skipped", "diagonal"):
                jacobian = jacobian * np.eye(len(a), dtype=self.dtype)[:, :, None]
            jacobian = self.done("slope", layer, jacobian)
            self.put(lambda i, j, k: "d%s[%d]/d%s[%d]%s" % (name[0], i + 1, name[1], j + 1, self.at(k)), jacobian)
            value = (da[:, None, :] * jacobian).sum(0)
        else:
            slope = self.done("slope", layer, self.slopes(layer))
            self.put(
                lambda j, k: "d%s[%d]/d%s[%d]%s" % (name[0], j + 1, name[1], j + 1, self.at(k)), slope)
            value = da * slope
        if self.shortcut and last:
            value = self.a[layer + 1] - self.target()
        return self.done("dz", layer, value)

    def gradients(self, layer, da, dz):
        """The local derivatives by weights, and the gradients of each sample."""
        net, l = self.net, layer + 1
        came = self.a[layer].copy()
        if self.makes("wrong-layer-activation", "before") and layer > 0:
            rows = min(len(came), len(self.a[layer - 1]))
            came[:rows] = self.a[layer - 1][:rows]
        if self.makes("wrong-layer-activation", "after"):
            rows = min(len(came), len(self.a[layer + 1]))
            came[:rows] = self.a[layer + 1][:rows]
        if self.makes("gradient-from-weighted-sum") and layer > 0:
            came = self.z[layer - 1]
        used = da if self.makes("gradient-at-activation") else dz
        if self.makes("indices-swapped", "reversed"):
            came = came[::-1]
        width, sources = self.w[layer].shape
        local = np.broadcast_to(came[None], (width, sources, net.samples))
        self.put(lambda j, i, k: "dz%d[%d]/dw%d[%d,%d]%s" % (l, j + 1, l, j + 1, i + 1, self.at(k)), local)
        self.dw[layer] = self.done("dw", layer, used[:, None, :] * local)
        by_bias = used
        if self.makes("bias-gradient-sign"):
            by_bias = -used
        if self.makes("bias-gradient-summed-over-neurons"):
            by_bias = np.broadcast_to(used.sum(0), used.shape)
        self.db[layer] = self.done("db", layer, by_bias)
        self.put(lambda j, i, k: "dL/dw%d[%d,%d]%s" % (l, j + 1, i + 1, self.at(k)), self.dw[layer])
        self.put(lambda j, k: "dz%d[%d]/db%d[%d]%s" % (l, j + 1, l, j + 1, self.at(k)), np.ones_like(dz))
        self.put_neurons("dL/db%d" % l, "", self.db[layer])

    def back(self, layer, dz):
        """The error of the activations before this layer."""
        net, l = self.net, layer + 1
        w = self.w[layer]
        if self.makes("weights-transposed", "backward", "both") and net.is_square(layer):
            w = w.T
        if self.makes("updated-weights-used"):
            w = self.rounding(w - self.dtype(net.rate) * self.rounding(self.dw[layer].mean(2)))
        for k in range(net.samples):
            self.put(lambda j, i: "dz%d[%d]/da%d[%d]%s" % (l, j + 1, layer, i + 1, self.at(k)), w)
        paths = w[:, :, None] * dz[:, None, :]
        if self.makes("path-missing") and len(w) > 1:
            what, _, which = self.mistakes["path-missing"].partition("-")
            if int(which) <= len(w):
                kept = np.arange(len(w)) == int(which) - 1
                paths = paths[kept if what == "only" else ~kept]
        value = paths.sum(0)
        return value / len(w) if self.makes("paths-averaged") else value

    # --- over the batch

    def means(self):
        net = self.net
        if net.samples == 1:
            self.mean_w = [dw[:, :, 0] for dw in self.dw]
            self.mean_b = [db[:, 0] for db in self.db]
            return
        summed = self.makes("sum-not-mean") or self.makes("mean-inside")
        def over(values, is_summed):
            total = values.sum(-1)
            return total if is_summed else total / net.samples

        loss = self.rounding(over(self.loss, self.makes("sum-not-mean", "")))
        self.values["L"] = float(loss)
        self.mean_w = [self.done("mean-w", l, over(dw, summed)) for l, dw in enumerate(self.dw)]
        self.mean_b = [self.done("mean-b", l, over(db, summed)) for l, db in enumerate(self.db)]
        for l in range(net.depth):
            self.put(lambda j, i: "dL/dw%d[%d,%d]" % (l + 1, j + 1, i + 1), self.mean_w[l])
            self.put(lambda j: "dL/db%d[%d]" % (l + 1, j + 1), self.mean_b[l])

    def update(self):
        rate = self.dtype(self.net.rate)
        if self.makes("ascent"):
            rate = -rate
        if self.makes("rate-forgotten"):
            rate = self.dtype(1)
        if self.makes("rate-twice"):
            rate = rate * rate
        if self.makes("rate-divided"):
            rate = 1 / rate
        for l in range(self.net.depth):
            new_w = self.done("new-w", l, self.w[l] - rate * self.mean_w[l])
            new_b = self.done("new-b", l, self.b[l] - (0 if self.makes("bias-not-updated") else rate) * self.mean_b[l])
            self.put(lambda j, i: "w%d'[%d,%d]" % (l + 1, j + 1, i + 1), new_w)
            self.put(lambda j: "b%d'[%d]" % (l + 1, j + 1), new_b)

    # --- right numbers in wrong places

    def misplace(self):
        right = dict(self.values)
        for name in right:
            other = name
            if self.makes("indices-swapped", "") and name.startswith("dL/dw"):
                other = swapped_indices(name)
            if self.makes("swapped-samples") and "@" in name:
                head, sample = name.split("@")
                other = "%s@%d" % (head, self.net.samples + 1 - int(sample))
            if other in right:
                self.values[name] = right[other]


def swapped_indices(name):
    head, rest = name.split("[")
    pair, tail = rest.split("]")
    j, i = pair.split(",")
    return "%s[%s,%s]%s" % (head, i, j, tail)
