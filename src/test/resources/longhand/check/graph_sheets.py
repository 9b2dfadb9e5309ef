"""Right sheets of the bundled computation graphs, which `mistaken.py` writes beside its own.

Nothing of Longhand is used here, and no chain rule from the back: each gradient comes from a pass of its own, forward, in numbers
that carry their slope by the one number that it is about.
"""

import math


class Sloped:
    """A number, and how fast it moves with the one that is looked at."""

    def __init__(self, value, slope=0.0):
        self.value, self.slope = float(value), slope

    @staticmethod
    def of(number):
        return number if isinstance(number, Sloped) else Sloped(number)

    def __add__(self, other):
        other = Sloped.of(other)
        return Sloped(self.value + other.value, self.slope + other.slope)

    def __neg__(self):
        return Sloped(-self.value, -self.slope)

    def __sub__(self, other):
        return self + -Sloped.of(other)

    def __mul__(self, other):
        other = Sloped.of(other)
        return Sloped(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        other = Sloped.of(other)
        slope = (self.slope * other.value - self.value * other.slope) / other.value ** 2
        return Sloped(self.value / other.value, slope)

    def __rtruediv__(self, other):
        return Sloped(other) / self

    def __pow__(self, power):
        return Sloped(self.value ** power, power * self.value ** (power - 1) * self.slope)


def exp(x):
    return Sloped(math.exp(x.value), math.exp(x.value) * x.slope)


def tanh(x):
    return Sloped(math.tanh(x.value), x.slope / math.cosh(x.value) ** 2)


def sigmoid(x):
    return 1 / (exp(-x) + 1)


def relu(x):
    return x if x.value > 0 else Sloped(0)


def larger(x, y):
    return x if x.value > y.value else y


# The definitions in the order of work; each takes the numbers before it by their names.
GRAPHS = {
    "used-twice": dict(given={"a": 1}, work=[("b", lambda a, **_: a + a), ("c", lambda b, **_: b + b)]),
    "circuit": dict(
        given={"x": -2, "y": 5, "z": -4},
        work=[("q", lambda x, y, **_: x + y), ("f", lambda q, z, **_: q * z)]),
    "circuit-max": dict(
        given={"x": 3, "y": -4, "z": 2, "w": -1},
        work=[("p", lambda x, y, **_: x * y), ("m", lambda z, w, **_: larger(z, w)), ("s", lambda p, m, **_: p + m),
              ("f", lambda s, **_: 2 * s)]),
    "circuit-sigmoid": dict(
        given={"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
        work=[("p0", lambda w0, x0, **_: w0 * x0), ("p1", lambda w1, x1, **_: w1 * x1), ("s", lambda p0, p1, **_: p0 + p1),
              ("z", lambda s, w2, **_: s + w2), ("n", lambda z, **_: -z), ("e", lambda n, **_: exp(n)),
              ("d", lambda e, **_: e + 1), ("f", lambda d, **_: 1 / d)]),
    "staged": dict(
        given={"x": 3, "y": -4},
        work=[("sigy", lambda y, **_: sigmoid(y)), ("num", lambda x, sigy, **_: x + sigy), ("sigx", lambda x, **_: sigmoid(x)),
              ("xpy", lambda x, y, **_: x + y), ("xpysqr", lambda xpy, **_: xpy ** 2),
              ("den", lambda sigx, xpysqr, **_: sigx + xpysqr), ("invden", lambda den, **_: 1 / den),
              ("f", lambda num, invden, **_: num * invden)]),
    "tanh-neuron": dict(
        given={"x1": 2, "x2": 0, "w1": -3, "w2": 1, "b": 6.8813735870195432},
        work=[("x1w1", lambda x1, w1, **_: x1 * w1), ("x2w2", lambda x2, w2, **_: x2 * w2),
              ("s", lambda x1w1, x2w2, **_: x1w1 + x2w2), ("n", lambda s, b, **_: s + b), ("o", lambda n, **_: tanh(n))]),
    "descent": dict(
        given={"x": 2, "y": 1}, rate=0.1, updated=["x", "y"], epochs=2,
        work=[("f", lambda x, y, **_: x ** 2 + x * y + y ** 2)]),
    "micrograd": dict(
        given={"a": -4, "b": 2},
        work=[("c1", lambda a, b, **_: a + b), ("d1", lambda a, b, **_: a * b + b ** 3), ("c2", lambda c1, **_: c1 + c1 + 1),
              ("c3", lambda c2, a, **_: c2 + 1 + c2 + -a), ("d2", lambda d1, a, b, **_: d1 + d1 * 2 + relu(b + a)),
              ("d3", lambda d2, a, b, **_: d2 + 3 * d2 + relu(b - a)), ("e", lambda c3, d3, **_: c3 - d3),
              ("f", lambda e, **_: e ** 2), ("g1", lambda f, **_: f / 2), ("g", lambda g1, f, **_: g1 + 10 / f)]),
}


def worked(graph, given, looked_at=None):
    numbers = {name: Sloped(value, 1.0 if name == looked_at else 0.0) for name, value in given.items()}
    for name, definition in graph["work"]:
        result = definition(**numbers)
        numbers[name] = Sloped(result.value, 1.0 if name == looked_at else result.slope)
    return numbers


def sheet(graph):
    """The names and values of all that is worked out."""
    given, loss, lines = dict(graph["given"]), graph["work"][-1][0], []
    epochs = graph.get("epochs", 1)
    for t in range(1, epochs + 1):
        update = "~%d" % t if epochs > 1 else ""
        numbers = worked(graph, given)
        lines += [(name + update, numbers[name].value) for name, _ in graph["work"]]
        gradients = {}
        for name in [name for name, _ in reversed(graph["work"][:-1])] + list(given):
            gradients[name] = worked(graph, given, name)[loss].slope
            lines.append(("d%s/d%s%s" % (loss, name, update), gradients[name]))
        for name in graph.get("updated", []):
            given[name] -= graph["rate"] * gradients[name]
            lines.append((name + "'" + update, given[name]))
    return lines
