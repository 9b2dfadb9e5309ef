"""Answer sheets of single layers that learn by the perceptron or the delta rule, in fractions: nothing of Longhand is used here.

`mistaken.py` writes them beside its own.
"""

import math
from fractions import Fraction as F

AND = [([0, 0], [0]), ([0, 1], [0]), ([1, 0], [0]), ([1, 1], [1])]

EXAMPLES = {
    "perceptron": dict(
        rule="perceptron", rate="0.1", keeps_offsets=True, thresholds=True, activation="step", weights=[["0.3", "-0.1"]],
        offsets=["0.2"], batches=[[sample] for sample in AND], epochs=5),
    "delta-rule": dict(
        rule="delta", rate="0.1", activation="identity", weights=[["0.2", "-0.4"]], offsets=["0.1"],
        batches=[[([1, 2], [1])], [([-1, 1], [-1])], [([2, 0], [1])]], epochs=2),
    # not bundled: examples/NAME.yaml
    "two-perceptrons": dict(
        rule="perceptron", rate="0.3", thresholds=True, activation="step", weights=[["0.45", "-0.37"], ["-0.29", "0.51"]],
        offsets=["0.08", "-0.13"], epochs=2,
        batches=[[(["0.57", "-1.23"], [1, 0])], [(["1.61", "0.48"], [0, 0])], [(["-0.74", "0.92"], [0, 1])]]),
    "delta-batch": dict(
        rule="delta", rate="0.2", activation="step", weights=[["0.43", "-0.37"], ["-0.29", "0.51"]], offsets=["0.13", "-0.24"],
        batches=[[(["0.57", "-1.23"], [1, 0]), (["1.61", "0.48"], [0, 1]), (["-0.74", "0.92"], [0, 1])]], epochs=2),
    "delta-summed": dict(
        rule="delta", rate="0.2", reduction="sum", thresholds=True, activation="tanh", weights=[["0.43", "-0.37", "0.62"]],
        offsets=["0.13"], mistakes=["sum-not-mean", "threshold-sign", "correction-sign", "error-at-activation"],
        batches=[[(["0.57", "-1.23", "0.35"], ["0.7"]), (["1.61", "0.48", "-0.86"], ["-0.4"])]]),
}

MISTAKES = {
    "error-sign": [""],
    "correction-sign": [""],
    "input-forgotten": [""],
    "activation-forgotten": [""],
    "error-at-activation": [""],
    "step-at-zero": [""],
    "threshold-sign": ["", "forward", "correction"],
    "bias-forgotten": [""],
    "bias-not-updated": [""],
    "rate-forgotten": [""],
    "rate-twice": [""],
    "sum-not-mean": [""],
    "target-shifted": ["neuron", "sample"],
    "swapped-samples": [""],
    "weights-transposed": [""],
    "old-weights-kept": ["", "step"],
}


def applied(activation, z):
    if activation == "step":
        return F(1) if z >= 0 else F(0)
    if activation == "tanh":
        return F(math.tanh(z))
    return z


class Sheet:
    """The student at work; `v` holds every number under its name, in the order of work."""

    def __init__(self, ex, mistake="", variant=""):
        self.ex, self.mistake, self.variant = ex, mistake, variant
        self.v, self.here, self.names = {}, set(), []
        self.work()

    def makes(self, mistake, *variants):
        return self.mistake == mistake and (not variants or self.variant in variants)

    def put(self, name, right, mistaken=None):
        value = right if mistaken is None else mistaken
        self.names.append(name)
        self.v[name] = float(value)
        if abs(value - right) > 1e-9:
            self.here.add(name)
        return value

    def work(self):
        ex = self.ex
        batches, epochs = ex["batches"], ex.get("epochs", 1)
        updates = epochs * len(batches)
        offset, sign = ("theta", -1) if ex.get("thresholds") else ("b", 1)
        rate = F(ex["rate"])
        n, p = len(ex["weights"]), len(ex["weights"][0])
        w = [[F(x) for x in row] for row in ex["weights"]]
        b = [F(x) for x in ex["offsets"]]
        first = [row[:] for row in w], b[:]
        for t in range(1, updates + 1):
            batch = [([F(x) for x in xs], [F(y) for y in ys]) for xs, ys in batches[(t - 1) % len(batches)]]
            m = len(batch)
            end = "~%d" % t if updates > 1 else ""
            named = (lambda k: "@%d" % (k + 1) if max(len(b) for b in batches) > 1 else "")
            # what the student works with
            now_w, now_b = first if self.makes("old-weights-kept", "") else (w, b)
            read = [k for k in range(m)]
            if self.makes("swapped-samples") and m > 1:
                read[0], read[1] = 1, 0
            errors = []
            for k in range(m):
                right_x, right_y = batch[k]
                x, y = batch[read[k]]
                zs, activations = [], []
                for j in range(n):
                    right = sum(w[j][i] * right_x[i] for i in range(p)) + sign * b[j]
                    wrong = sum(now_w[j][i] * x[i] for i in range(p)) + sign * now_b[j]
                    if self.makes("threshold-sign", "", "forward") and sign < 0:
                        wrong = sum(w[j][i] * x[i] for i in range(p)) + b[j]
                    if self.makes("bias-forgotten"):
                        wrong = sum(w[j][i] * x[i] for i in range(p))
                    if self.makes("weights-transposed") and n == p > 1:
                        wrong = sum(w[i][j] * x[i] for i in range(p)) + sign * b[j]
                    zs.append(self.put("z1[%d]%s%s" % (j + 1, named(k), end), right, wrong))
                    a = applied(ex["activation"], zs[j])
                    fired = F(1) if zs[j] > 0 else F(0)
                    strict = self.makes("step-at-zero") and ex["activation"] == "step"
                    activations.append(self.put("a1[%d]%s%s" % (j + 1, named(k), end), a, fired if strict else a))
                row = []
                for j in range(n):
                    looked_at = activations if ex["rule"] == "perceptron" else zs
                    other = zs if ex["rule"] == "perceptron" else activations
                    right = right_y[j] - looked_at[j]
                    wrong = y[j] - looked_at[j]
                    if self.makes("error-sign"):
                        wrong = -wrong
                    if self.makes("activation-forgotten") and ex["rule"] == "perceptron":
                        wrong = y[j] - other[j]
                    if self.makes("error-at-activation") and ex["rule"] == "delta":
                        wrong = y[j] - other[j]
                    if self.makes("target-shifted", "neuron"):
                        wrong = y[j - 1] - looked_at[j]
                    if self.makes("target-shifted", "sample"):
                        wrong = batch[k - 1][1][j] - looked_at[j]
                    row.append(self.put("e[%d]%s%s" % (j + 1, named(k), end), right, wrong))
                errors.append(row)
            size = 1 if ex.get("reduction") == "sum" else m
            other_size = m if ex.get("reduction") == "sum" else 1
            alpha = 1 if self.makes("rate-forgotten") else rate * rate if self.makes("rate-twice") else rate
            alpha = -alpha if self.makes("correction-sign") else alpha
            next_w, next_b = [row[:] for row in w], b[:]
            for j in range(n):
                old_w, old_b = first if self.makes("old-weights-kept") else (w, b)
                for i in range(p):
                    # samples that are mixed up add up to the same
                    total = sum(errors[k][j] * batch[read[k]][0][i] for k in range(m))
                    made = sum(errors[k][j] * batch[read[k]][0][i] for k in range(m))
                    if self.makes("input-forgotten"):
                        made = sum(errors[k][j] for k in range(m))
                    step = alpha * made / (other_size if self.makes("sum-not-mean") else size)
                    next_w[j][i] = self.put(
                        "w1'[%d,%d]%s" % (j + 1, i + 1, end), w[j][i] + rate * total / size, old_w[j][i] + step)
                total = sum(errors[k][j] for k in range(m))
                name = "%s1'[%d]%s" % (offset, j + 1, end)
                if ex.get("keeps_offsets"):
                    next_b[j] = self.put(name, b[j])
                    continue
                step = alpha * total / (other_size if self.makes("sum-not-mean") else size)
                if self.makes("threshold-sign", "", "correction") and sign < 0:
                    step = -step
                if self.makes("bias-not-updated"):
                    step = 0
                next_b[j] = self.put(name, b[j] + sign * rate * total / size, old_b[j] + sign * step)
            w, b = next_w, next_b

    def in_order(self):
        return self.names
