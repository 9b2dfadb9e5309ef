#!/usr/bin/env python3
"""Makes graphs.csv beside it with PyTorch, in float64 (/usr/bin/python3 graphs.py; Debian's python3-torch).

Computation graphs at random: every operator and function of formulas, numbers that are used several times, definitions out of order. For
each what PyTorch's forward pass, its autograd and, for a third of them, its torch.optim make of it. Graphs that come near to a corner or
to where a formula has no value are left out: corners are tested elsewhere.

A row is a graph as an example file on one line, or the name of a number and its value.
"""

import csv
import math
import pathlib
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

GRAPHS = 200
FUNCTIONS = {
    "exp": torch.exp, "ln": torch.log, "log10": torch.log10, "sqrt": torch.sqrt, "abs": torch.abs, "sin": torch.sin,
    "cos": torch.cos, "tan": torch.tan, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu,
    "softplus": lambda x: F.softplus(x, threshold=500),  # not x itself from 20 on
    "max": torch.maximum, "min": torch.minimum,
}
NAMES = ["x", "y", "z", "q", "f", "g", "h", "u", "v", "w", "m", "a", "b", "c", "e", "E", "L", "d", "dx", "df", "w1", "w2", "z1", "a_1",
         "_t", "total", "Loss", "h11", "sum_of_all", "π", "θ", "größe", "x_2", "n0", "S", "maximum", "expo", "k", "p", "r"]
RATES = {"descent": 0.05, "momentum": 0.02, "adam": 0.1}


class Unfit(Exception):
    """A number that is too large, or too near to a corner or to where there is none."""


# An expression is ("number", text), ("name", name), ("-", of) with a minus before it, (operator, one, other), or (function, argument, ...).

def number():
    return ("number", random.choice(["1", "2", "3", "0.5", "1.5", "0.25", "10", "4", ".5", "2e-1", "0.1", "1.0", "0.75", "1.2E0"]))


def expression(names, depth):
    if depth == 0:
        return ("name", random.choice(names)) if names and random.random() < 0.8 else number()
    kind = random.random()
    inner = lambda: expression(names, random.randrange(depth))
    if kind < 0.18:
        return ("+", inner(), inner())
    if kind < 0.3:
        return ("-", inner(), inner())
    if kind < 0.48:
        return ("*", inner(), inner())
    if kind < 0.58:
        return ("/", inner(), inner())
    if kind < 0.64:
        return ("-", inner())
    if kind < 0.74:
        power = random.random()
        if power < 0.4:
            return ("^", inner(), ("number", "2"))
        if power < 0.75:
            return ("^", inner(), random.choice([
                ("number", "3"), ("number", "4"), ("number", "0.5"), ("number", "1.5"), ("-", ("number", "1")), ("-", ("number", "2"))]))
        return ("^", inner(), inner())
    function = random.choice([*FUNCTIONS])
    if function in ("max", "min"):
        return (function, *(inner() for _ in range(random.choice([2, 2, 2, 3]))))
    return (function, inner())


def names_in(e):
    if e[0] == "name":
        return {e[1]}
    return set().union(*(names_in(part) for part in e[1:])) if e[0] != "number" else set()


# As one types it: how closely each operation binds, and brackets where they are needed or, now and then, where they are not.

def binding(e):
    if len(e) == 2 and e[0] == "-":
        return 2.5
    return {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}.get(e[0], 4)


def written(e):
    if e[0] in ("number", "name"):
        return e[1]
    if len(e) == 2 and e[0] == "-":
        return "-" + within(e[1], 2.5)
    if e[0] in FUNCTIONS:
        return e[0] + "(" + random.choice([", ", ","]).join(map(written, e[1:])) + ")"
    space = random.choice(["", " "]) if e[0] in "*/^" else " "
    one, other = {"+": (1, 1.5), "-": (1, 1.5), "*": (2, 2.5), "/": (2, 2.5), "^": (3.5, 2.5)}[e[0]]
    return within(e[1], one) + space + e[0] + space + within(e[2], other)


def within(e, least):
    return "(" + written(e) + ")" if binding(e) < least or random.random() < 0.05 else written(e)


def value(e, known):
    """As a tensor; Unfit where it is not to be used."""
    if e[0] == "number":
        return torch.tensor(float(e[1]))
    if e[0] == "name":
        return known[e[1]]
    parts = [value(part, known) for part in e[1:]]
    x = parts[0]
    if e[0] in ("ln", "log10", "sqrt") and x < 0.1 or e[0] in ("abs", "relu") and abs(x) < 0.02:
        raise Unfit
    if e[0] == "tan" and abs(math.cos(x)) < 0.3 or e[0] == "/" and abs(parts[1]) < 0.2:
        raise Unfit
    if e[0] in ("max", "min"):
        result = x
        for other in parts[1:]:
            if abs(result - other) < 0.02:
                raise Unfit
            result = FUNCTIONS[e[0]](result, other)
    elif e[0] == "^":
        whole = not names_in(e[2]) and float(parts[1]).is_integer()
        if abs(x) < 0.1 or x < 0 and not whole or abs(parts[1]) > 5:
            raise Unfit
        result = x ** (int(parts[1]) if whole else parts[1])
    elif e[0] in FUNCTIONS:
        result = FUNCTIONS[e[0]](x)
    elif len(parts) == 1:
        result = -x
    else:
        result = {"+": torch.add, "-": torch.sub, "*": torch.mul, "/": torch.div}[e[0]](*parts)
    if not abs(result) < 60:
        raise Unfit
    return result


def graph():
    """The given numbers, the definitions in an order in which they can be worked out, and the name of the loss."""
    names = random.sample(NAMES, len(NAMES))
    given = {}
    for _ in range(random.randint(1, 5)):
        given[names.pop()] = random.choice([1, 1, -1]) * random.randint(1, 30) / 10
    count = min(25, 3 + int(random.expovariate(0.15)))
    known = {name: torch.tensor(float(x)) for name, x in given.items()}
    definitions, unused = {}, set(given)
    while len(definitions) < count:
        # most of what is made is used, and some of it more than once
        some = random.sample(sorted(known), min(len(known), random.randint(1, 3)))
        some += random.sample(sorted(unused), min(len(unused), 2))
        if len(definitions) == count - 1 and len(unused) > 1 and random.random() < 0.8:
            made = ("name", sorted(unused)[0])
            for name in sorted(unused)[1:]:
                made = (random.choice("+-+*"), made, ("name", name))
        else:
            made = expression(some, random.randint(1, 3))
        if not names_in(made):
            continue
        try:
            result = value(made, known)
        except Unfit:
            if len(definitions) == count - 1 and random.random() < 0.05:
                raise
            continue
        name = names.pop()
        definitions[name], known[name] = made, result
        unused = (unused - names_in(made)) | {name}
    loss = [*definitions][-1] if random.random() < 0.85 else random.choice([*definitions])
    return given, definitions, loss


def reaching(definitions, loss):
    reached = {loss}
    for name in reversed([*definitions]):
        if name in reached:
            reached |= names_in(definitions[name])
    return reached


def numbers(given, definitions, loss, optimiser, updated, updates):
    """The names of numbers and their values."""
    values, reached = {}, reaching(definitions, loss)
    leaves = {name: torch.tensor(float(x), requires_grad=True) for name, x in given.items()}
    parameters = [leaves[name] for name in updated]
    optim = {
        "descent": lambda: torch.optim.SGD(parameters, lr=RATES["descent"]),
        "momentum": lambda: torch.optim.SGD(parameters, lr=RATES["momentum"], momentum=0.9),
        "adam": lambda: torch.optim.Adam(parameters, lr=RATES["adam"]),
    }[optimiser]() if updated else None
    for update in range(1, updates + 1):
        at = f"~{update}" if updates > 1 else ""

        def put(name, number):
            number = float(number)
            if not abs(number) < 1e4:
                raise Unfit
            values[name + at] = number

        known = dict(leaves)
        for name, made in definitions.items():
            known[name] = value(made, known)
            known[name].retain_grad() if known[name].requires_grad else None
            put(name, known[name])
        asked = [name for name in known if name in reached and name != loss]
        for name, slope in zip(asked, torch.autograd.grad(known[loss], [known[name] for name in asked], retain_graph=True)):
            put(f"d{loss}/d{name}", slope)
        for u, made in definitions.items():
            if u in reached and u != loss:
                cut = {v: known[v].detach().clone().requires_grad_() for v in names_in(made)}
                slopes = torch.autograd.grad(value(made, cut), [*cut.values()])
                for v, slope in zip(cut, slopes):
                    put(f"d{u}/d{v}", slope)
        if optim:
            optim.zero_grad()
            known[loss].backward()
            optim.step()
            for name in updated:
                put(name + "'", leaves[name])
                state = optim.state[leaves[name]]
                if optimiser == "momentum":
                    put(f"m({name})", state["momentum_buffer"])
                if optimiser == "adam":
                    put(f"m({name})", state["exp_avg"])
                    put(f"v({name})", state["exp_avg_sq"])
                    put(f"mhat({name})", state["exp_avg"] / (1 - 0.9 ** update))
                    put(f"vhat({name})", state["exp_avg_sq"] / (1 - 0.999 ** update))
    return values


def row(given, definitions, loss, optimiser, updated, updates):
    order = [*definitions]
    if random.random() < 0.6:
        random.shuffle(order)
    listed = ", ".join(f"'{name} = {written(definitions[name])}'" for name in order)
    parts = ["title: One", f"graph: [{listed}]", "given: {" + ", ".join(f"{name}: {x}" for name, x in given.items()) + "}"]
    if order[-1] != loss or random.random() < 0.2:
        parts.append(f"loss: {loss}")
    if updated:
        parts += [f"update: [{', '.join(updated)}]", f"learning-rate: {RATES[optimiser]}"]
        parts += [] if optimiser == "descent" else [f"optimiser: {optimiser}"]
        parts += [] if updates == 1 else [f"epochs: {updates}"]
    return "{" + ", ".join(parts) + "}"


def main():
    random.seed(1318)
    path = pathlib.Path(__file__).with_name("graphs.csv")
    made, used = 0, set()
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        out.writerow(["name", "value"])
        while made < GRAPHS:
            try:
                given, definitions, loss = graph()
                can = [name for name in given if name in reaching(definitions, loss)]
                learns = made % 3 == 0
                if learns and not can:
                    continue
                optimiser = random.choice([*RATES]) if learns else None
                updated = random.sample(can, random.randint(1, len(can))) if learns else []
                updates = random.randint(1, 3) if learns else 1
                one = given, definitions, loss, optimiser, updated, updates
                values = numbers(*one)
            except Unfit:
                continue
            text = row(*one)
            out.writerow(["graph", text])
            out.writerows([name, f"{x:.16g}"] for name, x in values.items())
            made += 1


if __name__ == "__main__":
    main()
