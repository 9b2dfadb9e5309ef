#!/usr/bin/env python3
"""Answer sheets for convolutions and recurrences, right and with a mistake in them: nothing of Longhand is used here.

Run it in this folder:  python3 mistaken_unfolded.py
For each network it writes unfolded/NETWORK.yaml and unfolded/NETWORK.csv, all sheets one after another: a row "sheet", MISTAKE, VARIANT, then
rows with name, number, and "here" where the mistake was made, with tabs between. A mistake that changes no number of a network gets no sheet. Rows stand in the
order in which a person works.
"""

import math
import os

SIGMOID = lambda z: 1 / (1 + math.exp(-z))
ACTIVATIONS = {  # value, and slope by z and a
    "tanh": (math.tanh, lambda z, a: 1 - a * a),
    "sigmoid": (SIGMOID, lambda z, a: a * (1 - a)),
    "relu": (lambda z: max(0.0, z), lambda z, a: 1.0 if z > 0 else 0.0),
    "identity": (lambda z: z, lambda z, a: 1.0),
}

NETWORKS = {
    "three-steps": dict(
        rate=0.1, loss="half-squared-error",
        layers=[dict(kind="recurrent", activation="tanh", weights=[[0.5]], recurrent=[[0.8]], biases=[0.1], initial=[0.3]),
                dict(kind="dense", activation="identity", weights=[[1.2]], biases=[-0.1])],
        inputs=[[1], [2], [-1.5]], targets=[[0.6], [0.2], [1]]),
    "two-neurons": dict(
        rate=0.5, loss="cross-entropy",
        layers=[dict(kind="recurrent", activation="sigmoid", weights=[[0.4, -0.7], [0.9, 0.2]], recurrent=[[0.3, -0.6], [1.1, 0.5]],
                     biases=[0.2, -0.3], initial=[0, 0]),
                dict(kind="dense", activation="softmax", weights=[[0.8, -0.5], [-0.4, 1.3]], biases=[0.1, 0])],
        inputs=[[1, 0.5], [-0.5, 2], [1.5, -1]], targets=[[1, 0], [0, 1], [1, 0]]),
    "at-the-end": dict(
        rate=0.2, loss="mse", at_end=True,
        layers=[dict(kind="recurrent", activation="tanh", weights=[[0.6], [-0.9]], recurrent=[[0.7, 0.4], [-0.2, 0.5]], biases=[0.1, 0.2],
                     initial=[0.5, -0.4]),
                dict(kind="dense", activation="sigmoid", weights=[[0.9, -1.1]], biases=[0.3])],
        inputs=[[0.8], [-0.6], [1.1], [0.4]], targets=[[1]]),
    "window": dict(
        rate=0.1, loss="half-squared-error",
        layers=[dict(kind="convolution", activation="relu", filters=[[[[0, 1, 0.2], [0.5, -1, 1], [0, 0.3, -1]]]], biases=[0.5], padding=0),
                dict(kind="max-pooling", size=2, stride=1),
                dict(kind="dense", activation="identity", weights=[[0.5, -0.5, 1, -0.2]], biases=[0.1])],
        input=[[[1, 1, 0, 0, 1], [0, 1, 1, 0, 2], [1, 1, 1, 2, 0], [1, 0, 0, 2, 0], [0, 0, 1, 1, 2]]], target=[2]),
    "two-channels": dict(
        rate=0.3, loss="cross-entropy",
        layers=[dict(kind="convolution", activation="tanh", filters=[[[[0.4, -0.3], [0.2, 0.1]], [[-0.5, 0.3], [0.6, -0.2]]],
                                                                    [[[0.1, 0.7], [-0.4, 0.2]], [[0.3, -0.1], [0.2, 0.5]]]],
                     biases=[0.1, -0.2], padding=0),
                dict(kind="average-pooling", size=2, stride=1),
                dict(kind="dense", activation="softmax", weights=[[0.7, -0.4, 0.2, 0.9, -0.6, 0.3, 0.5, -0.8], [-0.2, 0.6, 0.8, -0.5, 0.4, -0.9, 0.1, 0.7]],
                     biases=[0.2, -0.1])],
        input=[[[1, 0, 2, 1], [0, 1.5, -1, 0.5], [2, 0, 1, -0.5], [1, 1, 0, 2]], [[0.5, 1, 0, -1], [1, 0, 2, 1], [-0.5, 1, 1, 0], [0, 2, 0.5, 1]]],
        target=[0, 1]),
    "two-filters-deep": dict(
        rate=0.1, loss="mse",
        layers=[dict(kind="convolution", activation="sigmoid", filters=[[[[0.5, -0.8, 0.3], [0.9, 0.2, -0.4], [-0.6, 0.7, 0.1]]]], biases=[0.2], padding=1),
                dict(kind="convolution", activation="tanh", filters=[[[[0.6, -0.9], [0.8, 0.4]]]], biases=[-0.3], padding=0),
                dict(kind="dense", activation="identity", weights=[[0.9, -0.7, 0.5, 1.1], [-0.3, 0.8, 0.6, -0.5]], biases=[0, 0.4])],
        input=[[[1, 0.5, -1], [2, 0, 1], [-0.5, 1.5, 0.5]]], target=[0.7, -0.4]),
}

# Of the bundled examples only the right sheet.
BUNDLED = {
    "convolution": dict(
        rate=0.1, loss="half-squared-error",
        layers=[dict(kind="convolution", activation="relu", filters=[[[[0, 1, 0], [0.5, -1, 1], [0, 0, -1]]]], biases=[0.5], padding=0),
                dict(kind="max-pooling", size=2, stride=1),
                dict(kind="dense", activation="identity", weights=[[0.5, -0.5, 1, -0.2]], biases=[0.1])],
        input=[[[1, 1, 0, 0, 1], [0, 1, 1, 0, 2], [1, 1, 1, 2, 0], [1, 0, 0, 2, 0], [0, 0, 1, 1, 2]]], target=[2]),
    "small-cnn": dict(
        rate=0.01, loss="cross-entropy",
        layers=[dict(kind="convolution", activation="relu", filters=[[[[0.004967141530112327, -0.0013826430117118466, 0.006476885381006925],
                                                                      [0.015230298564080254, -0.0023415337472333597, -0.0023413695694918055],
                                                                      [0.015792128155073915, 0.007674347291529088, -0.004694743859349521]]]],
                     biases=[0], padding=0),
                dict(kind="dense", activation="softmax", weights=[[0.005425600435859647], [-0.0046341769281246226]], biases=[0, 0])],
        input=[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], target=[1, 0]),
    "recurrent": dict(
        loss="half-squared-error",
        layers=[dict(kind="recurrent", activation="tanh", weights=[[0.5]], recurrent=[[0.8]], biases=[0.1], initial=[0]),
                dict(kind="dense", activation="identity", weights=[[1]], biases=[0])],
        inputs=[[1], [2], [3]], targets=[[0.6], [0.8], [1]]),
}

# Each mistake with its variants.
MISTAKES = {
    "forgotten-time-step": ["last", "first", "without-last"],
    "kernel-flipped": ["", "forward", "back", "gradient"],
    "pooling-spread": ["", "equal"],
    "path-missing": ["time", "above", "neuron-1"],
    "paths-averaged": [""],
    "weights-transposed": ["forward", "back", ""],
    "wrong-layer-activation": [""],
    "activation-derivative-forgotten": [""],
    "relu-gate-open": [""],
    "gradient-at-activation": [""],
    "activation-forgotten": [""],
    "softmax-derivative-skipped": [""],
    "sigmoid-derivative-factor-missing": [""],
    "error-sign": [""],
    "factor-two": ["", "half"],
    "mean-over-outputs": [""],
    "target-shifted": ["step", "output"],
    "bias-forgotten": [""],
    "bias-gradient-sign": [""],
    "bias-not-updated": [""],
    "updated-weights-used": [""],
    "ascent": [""],
    "rate-forgotten": [""],
    "rate-twice": [""],
}


class Work:
    """One working of a network, with a mistake or without."""

    def __init__(self, net, mistake="", variant="", right=None):
        self.net, self.mistake, self.variant, self.right = net, mistake, variant, right
        self.rows, self.v = [], {}
        self.time = "inputs" in net
        self.steps = range(1, len(net["inputs"]) + 1) if self.time else [0]
        self.run()

    def is_(self, mistake, *variants):
        return self.mistake == mistake and (not variants or self.variant in variants)

    def put(self, name, worked, proper):
        """A number as it is worked out, and as the rule gives it from the same numbers."""
        self.v[name] = worked
        self.rows.append((name, worked, abs(worked - proper) > 1e-9 * max(1, abs(proper))))

    # names

    def at(self, j, place):
        return f"[{j}]" if place == () else f"[{j}|{place[0]}]" if len(place) == 1 else f"[{j}|{place[0]},{place[1]}]"

    def places(self, l):
        """Of layer l; 0 for the input."""
        return self.shapes[l][1]

    def run(self):
        net = self.net
        L = len(net["layers"])
        if self.time:
            steps = [(t,) for t in self.steps]
            self.shapes = [(len(net["inputs"][0]), steps)]
            for l, layer in enumerate(net["layers"], 1):
                end = net.get("at_end") and layer["kind"] == "dense"
                self.shapes.append((len(layer["biases"]), steps[-1:] if end else steps))
            for t, x in enumerate(net["inputs"], 1):
                for i, number in enumerate(x, 1):
                    self.v[f"x[{i}|{t}]"] = number
        else:
            image = net["input"]
            self.shapes = [(len(image), grid(len(image[0]), len(image[0][0])))]
            for c, rows in enumerate(image, 1):
                for r, row in enumerate(rows, 1):
                    for s, number in enumerate(row, 1):
                        self.v[f"x[{c}|{r},{s}]"] = number
            for layer in net["layers"]:
                channels, places = self.shapes[-1]
                high, wide = places[-1] if places[-1] else (0, 0)
                if layer["kind"] == "convolution":
                    f = layer["filters"]
                    self.shapes.append((len(f), grid(high + 2 * layer["padding"] - len(f[0][0]) + 1, wide + 2 * layer["padding"] - len(f[0][0][0]) + 1)))
                elif layer["kind"] == "dense":
                    self.shapes.append((len(layer["biases"]), [()]))
                else:
                    n, stride = layer["size"], layer["stride"]
                    self.shapes.append((channels, grid((high - n) // stride + 1, (wide - n) // stride + 1)))
        self.parameters = self.all_parameters()
        self.v.update(self.parameters)
        self.forward(L)
        self.losses(L)
        self.backward(L)
        self.updates()

    def all_parameters(self):
        all_of = {}
        for l, layer in enumerate(self.net["layers"], 1):
            for j, b in enumerate(layer.get("biases", []), 1):
                if layer["kind"] == "convolution":
                    for c, rows in enumerate(layer["filters"][j - 1], 1):
                        for r, row in enumerate(rows, 1):
                            for s, w in enumerate(row, 1):
                                all_of[f"w{l}[{j},{c}|{r},{s}]"] = w
                else:
                    for i, w in enumerate(layer["weights"][j - 1], 1):
                        all_of[f"w{l}[{j},{i}]"] = w
                    for k, u in enumerate(layer["recurrent"][j - 1] if layer["kind"] == "recurrent" else [], 1):
                        all_of[f"u{l}[{j},{k}]"] = u
                all_of[f"b{l}[{j}]"] = b
        return all_of

    def sources(self, l, j, place):
        """What a weighted sum multiplies: a weight's name, and what it stands with."""
        layer = self.net["layers"][l - 1]
        before = "x" if l == 1 else f"a{l - 1}"
        channels, places = self.shapes[l - 1]
        if layer["kind"] == "convolution":
            high, wide = len(layer["filters"][0][0]), len(layer["filters"][0][0][0])
            for c in range(1, channels + 1):
                for r, s in grid(high, wide):
                    under = (place[0] + r - 1 - layer["padding"], place[1] + s - 1 - layer["padding"])
                    if under in places:
                        yield f"w{l}[{j},{c}|{r},{s}]", before + self.at(c, under)
        elif self.time:
            for i in range(1, channels + 1):
                yield f"w{l}[{j},{i}]", before + self.at(i, place)
            if layer["kind"] == "recurrent":
                for k in range(1, len(layer["biases"]) + 1):
                    yield f"u{l}[{j},{k}]", f"a{l}[{k}|{place[0] - 1}]"
        else:
            for i, (c, at) in enumerate(((c, at) for c in range(1, channels + 1) for at in places), 1):
                yield f"w{l}[{j},{i}]", before + self.at(c, at)

    def turned(self, weight):
        """Of a filter, the weight on the other side of its middle."""
        if "|" not in weight:
            return weight
        start, place = weight[:-1].split("|")
        l = int(weight[1:weight.index("[")])
        f = self.net["layers"][l - 1]["filters"]
        r, s = (int(n) for n in place.split(","))
        return f"{start}|{len(f[0][0]) + 1 - r},{len(f[0][0][0]) + 1 - s}]"

    def crossed(self, weight):
        """A recurrent weight with its indices the other way round; or one of a square layer."""
        l, (j, i) = int(weight[1:weight.index("[")]), weight[weight.index("[") + 1:-1].split(",")[:2]
        layer = self.net["layers"][l - 1]
        square = weight[0] == "u" or layer["kind"] == "dense" and len(layer["weights"]) == len(layer["weights"][0])
        return f"{weight[0]}{l}[{i},{j}]" if square else weight

    def forward(self, L):
        for l, layer in enumerate(self.net["layers"], 1):
            for k, number in enumerate(layer.get("initial", []), 1):
                self.v[f"a{l}[{k}|0]"] = number
        if self.time:
            for place in self.places(0):
                for l in range(1, L + 1):
                    if place in self.places(l):
                        self.layer(l, [place])
        else:
            for l in range(1, L + 1):
                self.layer(l, self.places(l))

    def layer(self, l, places):
        layer, v = self.net["layers"][l - 1], self.v
        neurons = range(1, self.shapes[l][0] + 1)
        units = [(j, place) for j in neurons for place in places]
        if "pooling" in layer["kind"]:
            for j, place in units:
                window = [v[name] for name in self.window(l, j, place)]
                a = max(window) if layer["kind"] == "max-pooling" else sum(window) / len(window)
                self.put(f"a{l}{self.at(j, place)}", a, a)
            return

        def weighted(j, place):
            proper = worked = 0
            for weight, source in self.sources(l, j, place):
                proper += v[weight] * v[source]
                used = self.turned(weight) if self.is_("kernel-flipped", "", "forward") else weight
                used = self.crossed(used) if self.is_("weights-transposed", "", "forward") else used
                worked += v[used] * v[source]
            bias = v[f"b{l}[{j}]"]
            worked += 0 if self.is_("bias-forgotten") else bias
            self.put(f"z{l}{self.at(j, place)}", worked, proper + bias)

        def activated(j, place):
            z = v[f"z{l}{self.at(j, place)}"]
            if layer["activation"] == "softmax":
                proper = math.exp(z) / sum(math.exp(v[f"z{l}{self.at(k, place)}"]) for k in neurons)
                self.put(f"a{l}{self.at(j, place)}", proper, proper)
            else:
                proper = ACTIVATIONS[layer["activation"]][0](z)
                self.put(f"a{l}{self.at(j, place)}", z if self.is_("activation-forgotten") else proper, proper)

        if layer["activation"] == "softmax":
            for unit in units:
                weighted(*unit)
            for unit in units:
                activated(*unit)
        else:
            for unit in units:
                weighted(*unit)
                activated(*unit)

    def window(self, l, j, place):
        layer = self.net["layers"][l - 1]
        for r, s in grid(layer["size"], layer["size"]):
            yield f"a{l - 1}{self.at(j, ((place[0] - 1) * layer['stride'] + r, (place[1] - 1) * layer['stride'] + s))}"

    def judged(self, L):
        return [(j, place) for j in range(1, self.shapes[L][0] + 1) for place in (self.places(L)[-1:] if self.net.get("at_end") else self.places(L))]

    def target(self, j, place):
        if not self.time:
            return self.net["target"][j - 1]
        targets = self.net["targets"]
        return targets[0][j - 1] if self.net.get("at_end") else targets[place[0] - 1][j - 1]

    def used_target(self, L, j, place):
        outputs = self.shapes[L][0]
        if self.is_("target-shifted", "output"):
            return self.target(j % outputs + 1, place)
        if self.is_("target-shifted", "step") and self.time and not self.net.get("at_end"):
            return self.target(j, (place[0] % len(self.steps) + 1,))
        return self.target(j, place)

    def losses(self, L):
        outputs = self.shapes[L][0]

        def share(j, place, y):
            a = self.v[f"a{L}{self.at(j, place)}"]
            if self.net["loss"] == "cross-entropy":
                return -y * math.log(a)
            return (a - y) ** 2 * {"half-squared-error": 0.5, "mse": 1 / outputs}[self.net["loss"]]

        judged = self.judged(L)
        shares = [(share(j, place, self.used_target(L, j, place)), share(j, place, self.target(j, place))) for j, place in judged]
        if len(judged) > 1:
            for (j, place), (worked, proper) in zip(judged, shares):
                self.put(f"L{self.at(j, place)}", worked, proper)
            total = sum(worked for worked, _ in shares)
            self.put("L", total, total)
        else:
            self.put("L", *shares[0])

    def by_output(self, L, j, place, y):
        a, outputs = self.v[f"a{L}{self.at(j, place)}"], self.shapes[L][0]
        if self.net["loss"] == "cross-entropy":
            return -y / a
        return (a - y) * {"half-squared-error": 1, "mse": 2 / outputs}[self.net["loss"]]

    def backward(self, L):
        if self.time:
            for place in reversed(self.places(0)):
                for l in range(L, 0, -1):
                    if place in self.places(l):
                        self.back(l, L, [place])
            for l in range(L, 0, -1):
                self.gradients(l)
        else:
            for l in range(L, 0, -1):
                self.back(l, L, self.places(l))
                self.gradients(l)

    def paths(self, l, L, j, place):
        """What an activation goes into: (dL/d name, how much it moves that, the layer, the neuron, whether that is a step later)."""
        me = f"a{l}{self.at(j, place)}"
        for at in [l, l + 1]:
            if at > L or at == l and self.net["layers"][l - 1]["kind"] != "recurrent":
                continue
            layer = self.net["layers"][at - 1]
            for k in range(1, self.shapes[at][0] + 1):
                for to in self.places(at):
                    if "pooling" in layer["kind"]:
                        if me in self.window(at, k, to):
                            yield f"a{at}{self.at(k, to)}", None, at, k, False
                    else:
                        for weight, source in self.sources(at, k, to):
                            if source == me:
                                yield f"z{at}{self.at(k, to)}", weight, at, k, at == l

    def back(self, l, L, places):
        layer, v = self.net["layers"][l - 1], self.v
        neurons = range(1, self.shapes[l][0] + 1)
        units = [(j, place) for j in neurons for place in places]

        def by_activation(j, place):
            me = f"a{l}{self.at(j, place)}"
            proper, worked, found = 0, 0, list(self.paths(l, L, j, place))
            for name, weight, at, k, later in found:
                if weight is None:
                    window = list(self.window(at, k, places_of(name)))
                    if self.net["layers"][at - 1]["kind"] == "max-pooling":
                        # the first of those that are as large as the largest
                        slope = float(window.index(me) == max(range(len(window)), key=lambda i: v[window[i]]))
                        used = slope
                        if self.is_("pooling-spread"):
                            used = 1.0 if self.variant == "" else 1 / len(window)
                        self.put(f"d{name}/d{me}", used, slope)
                        slope = used
                    else:
                        slope = 1 / len(window)
                        used = 1.0 if self.is_("pooling-spread", "") else slope
                else:
                    slope = v[weight]
                    used = v[weight]
                    if self.is_("kernel-flipped", "", "back"):
                        used = v[self.turned(weight)]
                    if self.is_("weights-transposed", "", "back"):
                        used = v[self.crossed(weight)]
                    if self.is_("updated-weights-used") and weight[0] == "w":
                        used = self.right.v[weight.replace("[", "'[", 1)]
                proper += v["dL/d" + name] * slope
                left_out = (self.is_("path-missing", "time") and later or self.is_("path-missing", "above") and self.time and not later
                            or self.is_("path-missing", "neuron-1") and k == 1 and not later and weight is not None
                            and self.shapes[at][0] > 1)
                worked += 0 if left_out else v["dL/d" + name] * used
            if self.is_("paths-averaged") and len(found) > 1:
                worked /= len(found)
            if l == L and (j, place) in self.judged(L):
                proper += self.by_output(L, j, place, self.target(j, place))
                error = self.by_output(L, j, place, self.used_target(L, j, place))
                error *= -1 if self.is_("error-sign") else 2 if self.is_("factor-two", "") else 0.5 if self.is_("factor-two", "half") else 1
                if self.is_("mean-over-outputs"):
                    error *= self.shapes[L][0] if self.net["loss"] == "mse" else 1 / self.shapes[L][0]
                worked += error
            self.put(f"dL/d{me}", worked, proper)

        def by_sum(j, place):
            z, at = f"z{l}{self.at(j, place)}", self.at(j, place)
            if layer["activation"] == "softmax":
                total = 0
                for i in neurons:
                    a, other = v[f"a{l}{self.at(i, place)}"], v[f"a{l}{at}"]
                    proper = a * ((i == j) - other)
                    used = float(i == j) if self.is_("softmax-derivative-skipped") else proper
                    self.put(f"da{l}{self.at(i, place)}/d{z}", used, proper)
                    total += v[f"dL/da{l}{self.at(i, place)}"] * used
                self.put(f"dL/d{z}", total, total)
                return
            a = v[f"a{l}{at}"]
            proper = used = ACTIVATIONS[layer["activation"]][1](v[z], a)
            curved = layer["activation"] in ("tanh", "sigmoid")
            if self.is_("activation-derivative-forgotten") and curved or self.is_("relu-gate-open") and layer["activation"] == "relu":
                used = 1.0
            if self.is_("sigmoid-derivative-factor-missing") and layer["activation"] == "sigmoid":
                used = a
            self.put(f"da{l}{at}/d{z}", used, proper)
            whole = v[f"dL/da{l}{at}"] * used
            self.put(f"dL/d{z}", whole, whole)

        if "pooling" in layer["kind"]:
            for unit in units:
                by_activation(*unit)
        elif layer["activation"] == "softmax":
            for unit in units:
                by_activation(*unit)
            for unit in units:
                by_sum(*unit)
        else:
            for unit in units:
                by_activation(*unit)
                by_sum(*unit)

    def gradients(self, l):
        layer, v = self.net["layers"][l - 1], self.v
        if "pooling" in layer["kind"]:
            return
        places = self.places(l)
        for j in range(1, self.shapes[l][0] + 1):
            for weight in [name for name in self.parameters if name[1:].startswith(f"{l}[{j},") or name == f"b{l}[{j}]"]:
                proper = worked = 0
                for n, place in enumerate(places):
                    at = self.at(j, place)
                    named = self.turned(weight) if self.is_("kernel-flipped", "", "gradient") else weight
                    source, other = ([dict(self.sources(l, j, place)).get(name) for name in (weight, named)] if weight[0] != "b" else [None, None])
                    right = 1 if weight[0] == "b" else v[source] if source else 0
                    used = 1 if weight[0] == "b" else v[other] if other else 0
                    if self.is_("wrong-layer-activation") and weight[0] == "u":
                        start, t = source[:-1].split("|")
                        used = v[f"{start}|{int(t) + 1}]"]
                    delta = v[f"dL/dz{l}{at}"]
                    proper += delta * right
                    kept = True
                    if self.is_("forgotten-time-step") and len(places) > 1:
                        last = n == len(places) - 1
                        kept = last if self.variant == "last" else n == 0 if self.variant == "first" else not last
                        if len(places) == 2 and self.variant == "without-last":
                            kept = True
                    if self.is_("gradient-at-activation"):
                        delta = v[f"dL/da{l}{at}"]
                    worked += delta * used if kept else 0
                if self.is_("bias-gradient-sign") and weight[0] == "b":
                    worked = -worked
                self.put("dL/d" + weight, worked, proper)

    def updates(self):
        if "rate" not in self.net:
            return
        rate = self.net["rate"]
        for name, number in self.parameters.items():
            gradient = self.v["dL/d" + name]
            proper = number - rate * gradient
            used = {"ascent": -rate, "rate-forgotten": 1, "rate-twice": rate * rate}.get(self.mistake, rate)
            worked = number - used * gradient
            if self.is_("bias-not-updated") and name[0] == "b":
                worked = number
            self.put(name.replace("[", "'[", 1), worked, proper)


def places_of(name):
    inside = name[name.index("[") + 1:-1]
    return tuple(int(n) for n in inside.split("|")[1].split(","))


def grid(rows, columns):
    return [(r, s) for r in range(1, rows + 1) for s in range(1, columns + 1)]


def flow(x):
    return "[" + ", ".join(map(flow, x)) + "]" if isinstance(x, list) else str(x)


def yaml(name, net):
    lines = [f"title: {name}", f"loss: {net['loss']}", f"learning-rate: {net['rate']}", "layers:"]
    for layer in net["layers"]:
        keys = {"recurrent": "recurrent-weights"}
        items = [f"{keys.get(key, key)}: {flow(x)}" for key, x in layer.items()]
        lines.append("  - {" + ", ".join(items) + "}")
    if "inputs" in net:
        target = f"target: {flow(net['targets'][0])}" if net.get("at_end") else f"targets: {flow(net['targets'])}"
        lines.append(f"batch: [{{inputs: {flow(net['inputs'])}, {target}}}]")
    else:
        image = net["input"]
        lines.insert(3, f"input-shape: [{len(image)}, {len(image[0])}, {len(image[0][0])}]")
        lines.append(f"batch: [{{input: {flow(image)}, target: {flow(net['target'])}}}]")
    return "\n".join(lines) + "\n"


def right_sheets():
    """The names and values of all that is worked out, by the name of the example."""
    return {name: [(row, number) for row, number, _ in Work(net).rows] for name, net in BUNDLED.items()}


def main():
    os.makedirs("unfolded", exist_ok=True)
    for name, net in NETWORKS.items():
        with open(f"unfolded/{name}.yaml", "w") as file:
            file.write(yaml(name, net))
        right = Work(net)
        with open(f"unfolded/{name}.csv", "w") as file:
            for mistake, variants in {"right": [""], **MISTAKES}.items():
                for variant in variants:
                    work = right if mistake == "right" else Work(net, mistake, variant, right)
                    if mistake == "factor-two" and net["loss"] == "cross-entropy":
                        continue  # there is no square
                    if mistake != "right" and not any(here for _, _, here in work.rows):
                        continue
                    file.write(f"sheet\t{mistake}\t{variant}\n")
                    for row, number, here in work.rows:
                        file.write(f"{row}\t{number:.12g}\t{'here' if here and mistake != 'right' else ''}\n")


if __name__ == "__main__":
    main()
