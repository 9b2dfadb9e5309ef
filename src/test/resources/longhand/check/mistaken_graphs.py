#!/usr/bin/env python3
"""Answer sheets for computation graphs, right and with a mistake in them: nothing of Longhand is used here.

Run it in this folder:  python3 mistaken_graphs.py
For each graph it writes graphs/GRAPH.yaml and graphs/GRAPH.csv, all sheets one after another: a row "sheet,MISTAKE,VARIANT", then rows
with the columns of those of mistaken.py; first the right one. The formulas are read by Python, and differentiated here, each by the
numbers that stand straight in it. A mistake that changes no number of a graph gets no sheet. Rows stand in the order in which a person
works.
"""

import ast
import math
import os

GRAPHS = {
    "circuit": dict(
        graph=["q = x + y", "f = q*z"], given=dict(x=-2, y=5, z=-4)),
    "sigmoid-neuron": dict(
        graph=["s = w0*x0 + w1*x1 + w2", "f = sigmoid(s)"], given=dict(w0=2, x0=-1, w1=-3, x1=-2, w2=-3)),
    "forked": dict(
        graph=["a = x*y", "b = x - y", "c = a*b", "d = tanh(a)", "f = c + d^2"], given=dict(x=0.7, y=-1.3)),
    "regression": dict(
        graph=["p = w*x + b", "e = p - t", "L = e^2"], given=dict(x=1.73, t=0.91, w=0.64, b=-0.42), update=["w", "b"], rate=0.1, epochs=2),
    "momentum": dict(
        graph=["z = w*x + b", "a = sigmoid(z)", "e = y - a", "L = e^2/2"],
        given=dict(x=1.3, y=0.9, w=0.43, b=-0.37), update=["w", "b"], rate=0.2, optimiser="momentum", epochs=3),
    "adam": dict(
        graph=["h = tanh(u*x)", "e = v*h - y", "L = e^2"],
        given=dict(x=0.8, y=0.3, u=0.57, v=-1.23), update=["u", "v"], rate=0.05, optimiser="adam", epochs=3),
    "inside": dict(
        graph=["u = sin(2*x + y)", "v = exp(-x*y)", "w = ln(1 + u^2)", "f = v*w - u"], given=dict(x=0.43, y=0.76)),
    "quotient": dict(
        graph=["n = x^2 + y", "d = 1 + exp(-y)", "q = n/d", "f = sqrt(q)"], given=dict(x=1.2, y=0.7)),
    "corners": dict(
        graph=["m = max(x, y)", "r = relu(z)", "k = abs(x - z)", "f = m*r + k^2"], given=dict(x=1.3, y=-0.6, z=0.45)),
    "three-paths": dict(
        graph=["h = tanh(x)", "a = h*y", "b = h^2", "c = exp(h)", "f = a + b - c"], given=dict(x=0.62, y=1.7)),
    "softmax-loss": dict(
        graph=["e1 = exp(s1)", "e2 = exp(s2)", "e3 = exp(s3)", "S = e1 + e2 + e3", "p = e2/S", "L = -ln(p)"],
        given=dict(s1=0.8, s2=1.3, s3=-0.4)),
    "powers": dict(
        graph=["p = x^3", "q = sqrt(y)", "r = log10(z)", "s = p*q - r", "t = cos(s)", "f = softplus(t)*z"], given=dict(x=0.9, y=2.3, z=3.7)),
    "ridge": dict(
        graph=["e = w*x - t", "c = 0.5*e^2", "d = w^2", "J = c + 0.3*d"], given=dict(w=0.83, x=1.37, t=-0.59), update=["w"], rate=0.05),
}

# Each mistake with its variants; "each" is one for each place where it can be made alone.
MISTAKES = {
    "path-missing": ["each"],
    "paths-averaged": ["", "each"],
    "local-slope-forgotten": ["", "each", "unmultiplied", "unmultiplied-each", "inside", "inside-each"],
    "wrong-operand": ["", "each"],
    "difference-sign": ["", "each"],
    "slope-at-wrong-place": ["", "each", "inside", "inside-each"],
    "factor-two": ["", "each", "extra"],
    "ascent": [""],
    "rate-forgotten": [""],
    "rate-twice": [""],
    "bias-correction-forgotten": ["", "first", "second"],
    "momentum-forgotten": ["", "anew"],
    "old-weights-kept": ["", "step"],
    "rounded-early": ["2", "3"],
    "indices-swapped": ["variables", "gradients", "slopes"],
    "arithmetic-slip": ["digit", "sign", "point", "forward"],
}

FUNCTIONS = {
    "exp": math.exp, "ln": math.log, "log10": math.log10, "sqrt": math.sqrt, "abs": abs, "sin": math.sin, "cos": math.cos,
    "tan": math.tan, "tanh": math.tanh, "sigmoid": lambda x: 1 / (1 + math.exp(-x)), "relu": lambda x: max(0.0, x),
    "softplus": lambda x: math.log1p(math.exp(x)), "max": max, "min": min,
}
# As people write them, of what goes in and what comes out.
SLOPES = {
    "exp": lambda x, f: f, "ln": lambda x, f: 1 / x, "log10": lambda x, f: 1 / (x * math.log(10)), "sqrt": lambda x, f: 1 / (2 * f),
    "abs": lambda x, f: math.copysign(1, x), "sin": lambda x, f: math.cos(x), "cos": lambda x, f: -math.sin(x),
    "tan": lambda x, f: 1 + f * f, "tanh": lambda x, f: 1 - f * f, "sigmoid": lambda x, f: f * (1 - f),
    "relu": lambda x, f: float(x > 0), "softplus": lambda x, f: 1 / (1 + math.exp(-x)),
}


def parsed(text):
    return ast.parse(text.replace("^", "**"), mode="eval").body


def names(e):
    """Each once, in the order of their first mention."""
    return list(dict.fromkeys(n.id for n in sorted((n for n in ast.walk(e) if isinstance(n, ast.Name)), key=lambda n: n.col_offset)
                              if n.id not in FUNCTIONS))


def value(e, of):
    if isinstance(e, ast.Constant):
        return float(e.value)
    if isinstance(e, ast.Name):
        return of[e.id]
    if isinstance(e, ast.UnaryOp):
        return -value(e.operand, of)
    if isinstance(e, ast.Call):
        return FUNCTIONS[e.func.id](*(value(a, of) for a in e.args))
    x, y = value(e.left, of), value(e.right, of)
    return {ast.Add: lambda: x + y, ast.Sub: lambda: x - y, ast.Mult: lambda: x * y, ast.Div: lambda: x / y,
            ast.Pow: lambda: x ** y}[type(e.op)]()


def is_applied(e):
    return isinstance(e, ast.Call) and e.func.id not in ("max", "min") or isinstance(e, ast.BinOp) and isinstance(e.op, ast.Pow)


def argument(e):
    return e.args[0] if isinstance(e, ast.Call) else e.left


def insides(e, v):
    """What stands inside functions and powers, names v, and is no mere name."""
    return [argument(n) for n in ast.walk(e) if is_applied(n) and not isinstance(argument(n), ast.Name) and v in names(argument(n))]


def slope(e, v, of, odd="", itself=None):
    """The slope by v; odd is what somebody gets wrong about it: inside (its slope left out), at (outer slope taken at v), two.

    itself is the value of all of e, as the student has it."""
    if isinstance(e, ast.Constant) or v not in names(e):
        return 0.0
    if isinstance(e, ast.Name):
        return 1.0
    if isinstance(e, ast.UnaryOp):
        return -slope(e.operand, v, of, odd)
    if isinstance(e, ast.Call) and e.func.id in ("max", "min"):
        return slope(max(e.args, key=lambda a: value(a, of) if e.func.id == "max" else -value(a, of)), v, of, odd)
    if is_applied(e):
        inside = argument(e)
        x = value(inside, of)
        inner = slope(inside, v, of, odd)
        at, f = x, value(e, of) if itself is None else itself
        if not isinstance(inside, ast.Name):
            if odd == "inside":
                inner = 1.0
            if odd == "at":
                at = of[v]
                f = FUNCTIONS[e.func.id](at) if isinstance(e, ast.Call) else at ** value(e.right, of)
        if isinstance(e, ast.Call):
            return SLOPES[e.func.id](at, f) * inner
        n = value(e.right, of)
        return (1.0 if odd == "two" and n == 2 else n) * at ** (n - 1) * inner
    x, y = value(e.left, of), value(e.right, of)
    dx, dy = slope(e.left, v, of, odd), slope(e.right, v, of, odd)
    return {ast.Add: lambda: dx + dy, ast.Sub: lambda: dx - dy, ast.Mult: lambda: dx * y + x * dy,
            ast.Div: lambda: dx / y - x * dy / (y * y)}[type(e.op)]()


def swapped(e, x, f):
    """The slope of a function of a single number, made of what comes out where it is made of what goes in, and the other way round."""
    if isinstance(e, ast.Call):
        return SLOPES[e.func.id](f, x)
    n = float(e.right.value)
    return n * f ** (n - 1)


def product_of_two(e):
    """The two numbers that a product is made of and nothing else."""
    if isinstance(e, ast.BinOp) and isinstance(e.op, ast.Mult) and isinstance(e.left, ast.Name) and isinstance(e.right, ast.Name):
        return (e.left.id, e.right.id) if e.left.id != e.right.id else None
    return None


def falls(e, v):
    """Whether v stands beneath a minus, each time."""
    if isinstance(e, ast.UnaryOp):
        return True
    if isinstance(e, ast.BinOp) and isinstance(e.op, ast.Sub):
        return v not in names(e.left) and v in names(e.right) or v in names(e.left) and falls(e.left, v)
    return False


class Sheet:
    """The student at work: `v` holds every number under its name, in the order of work."""

    def __init__(self, ex, mistake="", variant="", place=None):
        self.ex, self.mistake, self.variant, self.place = ex, mistake, variant, place
        self.v, self.here = {}, set()
        self.decimals = int(variant) if mistake == "rounded-early" else None
        self.formulas = {}
        for line in ex["graph"]:
            name, text = line.split(" = ", 1)
            self.formulas[name] = parsed(text)
        self.loss = [*self.formulas][-1]
        self.updates = ex.get("epochs", 1)
        self.now = dict(ex["given"])
        self.states = {}
        for self.t in range(1, self.updates + 1):
            self.work()

    def users(self, v):
        return [u for u, e in self.formulas.items() if v in names(e)]

    def makes(self, mistake, *variants):
        return self.mistake == mistake and (not variants or self.variant in variants)

    def at(self, name):
        return name + ("~%d" % self.t if self.updates > 1 else "")

    def rounded(self, value):
        if self.decimals is None:
            return value
        scaled = abs(value) * 10 ** self.decimals
        return math.copysign(math.floor(scaled + 0.5 + 1e-9) / 10 ** self.decimals, value)

    def put(self, name, right, mistaken=None):
        """`right` by the rule from the student's numbers; `mistaken` what the student makes of it."""
        value = right if mistaken is None else mistaken
        self.v[self.at(name)] = value
        if abs(value - right) > 1e-7 * max(abs(value), abs(right)):
            self.here.add(self.at(name))
        return self.rounded(value)

    def chosen(self, *place):
        return self.place is None or self.place == place

    def wrong_slope(self, u, v, of):
        """The slope of u by v as this student has it; None where that is right."""
        e = self.formulas[u]
        right = slope(e, v, of)
        if not self.chosen(u, v):
            return None
        if self.makes("local-slope-forgotten", "", "each"):
            return 1.0
        if self.makes("local-slope-forgotten", "inside", "inside-each") and insides(e, v):
            return slope(e, v, of, "inside")
        if self.makes("slope-at-wrong-place", "inside", "inside-each") and [i for i in insides(e, v) if names(i) == [v]]:
            return slope(e, v, of, "at")
        if self.makes("slope-at-wrong-place", "", "each") and is_applied(e) and isinstance(argument(e), ast.Name):
            return swapped(e, of[v], of[u])
        if self.makes("wrong-operand") and product_of_two(e):
            return of[v]
        if self.makes("difference-sign") and falls(e, v):
            return -right
        squares = [n for n in ast.walk(e) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Pow) and value(n.right, of) == 2]
        if self.makes("factor-two", "extra"):
            halves = [n for n in ast.walk(e) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div) and value(n.right, of) == 2
                      or isinstance(n, ast.BinOp) and isinstance(n.op, ast.Mult) and isinstance(n.left, ast.Constant) and n.left.value == 0.5]
            return 2 * right if squares and halves else None
        if self.makes("factor-two") and squares:
            return slope(e, v, of, "two")
        return None

    def work(self):
        first = self.ex["given"]
        # what the student works with, which should be what the last update made
        base = dict(first) if self.makes("old-weights-kept", "") else self.now
        of = dict(base)
        right_of = dict(self.now)
        for u, e in self.formulas.items():
            right = value(e, {**of, **right_of})
            of[u] = self.put(u, right, value(e, of))
            right_of[u] = of[u]
        gradients = {self.loss: 1.0}
        backward = [*reversed([*self.formulas][:-1]), *first]
        for v in backward:
            terms, right_terms = [], []
            for u in self.users(v):
                right = slope(self.formulas[u], v, {**of, **{n: right_of[n] for n in first}}, itself=of[u])
                mine = self.wrong_slope(u, v, of)
                if mine is None:
                    mine = slope(self.formulas[u], v, of, itself=of[u])
                if u == self.loss:
                    terms.append(mine)
                    right_terms.append(right)
                    continue
                local = self.put("d%s/d%s" % (u, v), right, mine)
                skipped = self.makes("local-slope-forgotten", "unmultiplied", "unmultiplied-each") and self.chosen(u, v)
                right_terms.append(gradients[u] * local)
                terms.append(gradients[u] if skipped else gradients[u] * local)
            total = sum(terms)
            if self.makes("path-missing") and self.place[0] == v:
                total = sum(t for t, u in zip(terms, self.users(v)) if u in self.place[1:])
            if self.makes("paths-averaged") and len(terms) > 1 and self.chosen(v):
                total = sum(terms) / len(terms)
            gradients[v] = self.put("d%s/d%s" % (self.loss, v), sum(right_terms), total)
        made = {x: self.update(x, gradients[x]) for x in first if x in self.ex.get("update", [])}
        self.now = {**self.now, **made}

    def state(self, letter, x, right, mistaken=None):
        self.states[letter, x] = self.put("%s(%s)" % (letter, x), right, mistaken)
        return self.states[letter, x]

    def update(self, x, g):
        rate, t, kind = self.ex["rate"], self.t, self.ex.get("optimiser")
        m, v = self.states.get(("m", x), 0.0), self.states.get(("v", x), 0.0)
        kept = 0.0 if self.makes("momentum-forgotten", "anew") else m
        step = plain = g
        if kind == "momentum":
            step = self.state("m", x, 0.9 * m + g, 0.9 * kept + g)
        if kind == "adam":
            m = self.state("m", x, 0.9 * m + 0.1 * g, 0.9 * kept + 0.1 * g)
            v = self.state("v", x, 0.999 * v + 0.001 * g * g)
            mhat, vhat = m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)
            mhat = self.state("mhat", x, mhat, m if self.makes("bias-correction-forgotten", "", "first") else None)
            vhat = self.state("vhat", x, vhat, v if self.makes("bias-correction-forgotten", "", "second") else None)
            step, plain = mhat / (math.sqrt(vhat) + 1e-8), g / (math.sqrt(vhat) + 1e-8)
        old = self.now[x]
        wrong = None
        if self.makes("ascent"):
            wrong = old + rate * step
        if self.makes("rate-forgotten"):
            wrong = old - step
        if self.makes("rate-twice"):
            wrong = old - rate * rate * step
        if self.makes("momentum-forgotten", ""):
            wrong = old - rate * plain
        if self.makes("old-weights-kept"):
            wrong = self.ex["given"][x] - rate * step
        return self.put(x + "'", old - rate * step, wrong)


def places(ex, mistake, variant):
    sheet = Sheet(ex)
    edges = [(u, v) for u, e in sheet.formulas.items() for v in names(e)]
    forks = [(v, sheet.users(v)) for v in [*ex["given"], *sheet.formulas] if len(sheet.users(v)) > 1]
    if mistake == "path-missing":
        for v, users in forks:
            for u in users:
                yield (v, *(other for other in users if other != u))
            if len(users) > 2:
                for u in users:
                    yield v, u
    elif mistake == "paths-averaged":
        yield from ((v,) for v, _ in forks)
    else:
        yield from edges


def with_names_swapped(sheet, kind):
    """Only names are wrong: of the first two numbers of that kind that differ, each stands under the name of the other."""
    loss = sheet.loss
    of_kind = {
        "variables": lambda q: q in sheet.formulas and q != loss,
        "gradients": lambda q: q.startswith("d%s/d" % loss) and q.split("/d")[1] in sheet.ex["given"],
        "slopes": lambda q: q.startswith("d") and "/d" in q and not q.startswith("d%s/d" % loss),
    }[kind]
    found = [q for q in sheet.v if of_kind(q)]
    for one in found:
        for other in found:
            a, b = sheet.v[one], sheet.v[other]
            # of one formula, or made from given numbers alike, as one mixes up
            alike = kind != "slopes" or one.split("/")[0] == other.split("/")[0]
            if one < other and alike and abs(a - b) > 1e-3 and abs(a) > 1e-3 and abs(b) > 1e-3:
                sheet.v[one], sheet.v[other] = b, a
                sheet.here |= {one, other}
                return sheet
    return None


def with_slip(ex, variant):
    """One number is wrong, and all that comes after it is worked out from that."""
    right = Sheet(ex)
    forward = variant == "forward"
    end = "~1" if right.updates > 1 else ""
    wanted = [q for q in right.v if (q.split("~")[0] in right.formulas) == forward and q.endswith(end) and "'" not in q
              and (forward or q.startswith("d%s/d" % right.loss)) and q != right.loss + end and abs(right.v[q]) > 0.05
              and len(("%.8g" % abs(right.v[q])).replace(".", "").strip("0")) > 5]
    if not wanted:
        return None
    slipped = wanted[0]

    class Slip(Sheet):
        def put(self, name, exact, mistaken=None):
            if self.at(name) != slipped:
                return Sheet.put(self, name, exact, mistaken)
            return Sheet.put(self, name, exact, {"sign": -exact, "point": exact * 10}.get(variant, another_digit(exact)))

    return Slip(ex)


def another_digit(value):
    """With another digit in the third place that counts."""
    text = "%#.8g" % value
    third = [i for i, c in enumerate(text) if c.isdigit() and text[:i + 1].strip("-0.")][2]
    return float(text[:third] + str((int(text[third]) + 4) % 10) + text[third + 1:])


def written(value):
    short = "%.8g" % value
    if abs(float(short) - value) > 1e-12 * abs(value):
        short = "%#.8g" % value
    return short


def write(out, sheet, mistake, variant, right):
    out.write("sheet,%s,%s\n" % (mistake, variant))
    for name, x in sheet.v.items():
        # of what is wrong all digits, as a single one says little
        number = written(x) if abs(x - right.v[name]) <= 1e-7 * abs(x) else "%#.8g" % x
        out.write("%s,%s,%s\n" % (name, number, "here" if name in sheet.here else ""))


def differs(sheet, right):
    return any(abs(sheet.v[q] - right.v[q]) > 1e-7 * max(abs(sheet.v[q]), abs(right.v[q])) for q in right.v)


def example(name, ex):
    lines = ["title: %s" % name.capitalize(), "graph:", *("  - %s" % line for line in ex["graph"])]
    lines.append("given: {%s}" % ", ".join("%s: %s" % pair for pair in ex["given"].items()))
    if "update" in ex:
        lines += ["update: [%s]" % ", ".join(ex["update"]), "learning-rate: %s" % ex["rate"]]
        lines += ["%s: %s" % (key, ex[key]) for key in ("optimiser", "epochs") if key in ex]
    return "\n".join(lines) + "\n"


def sheets(ex):
    for mistake, variants in MISTAKES.items():
        for variant in variants:
            if mistake == "indices-swapped":
                yield mistake, variant, with_names_swapped(Sheet(ex), variant) if ex.get("epochs", 1) == 1 else None
            elif mistake == "arithmetic-slip":
                yield mistake, variant, with_slip(ex, variant)
            elif variant.endswith("each"):
                for place in places(ex, mistake, variant):
                    label = "-".join([part for part in [variant.replace("each", "").strip("-")] if part] + list(place))
                    yield mistake, label, Sheet(ex, mistake, variant, place)
            else:
                yield mistake, variant, Sheet(ex, mistake, variant)


def main():
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "graphs")
    os.makedirs(here, exist_ok=True)
    for name, ex in GRAPHS.items():
        with open(os.path.join(here, name + ".yaml"), "w", newline="\n") as out:
            out.write(example(name, ex))
        right = Sheet(ex)
        seen = []
        with open(os.path.join(here, name + ".csv"), "w", newline="\n") as out:
            write(out, right, "right", "", right)
            for mistake, variant, sheet in sheets(ex):
                # a variant that comes to the same as an earlier one of this mistake says nothing new
                if sheet and differs(sheet, right) and not any(m == mistake and not differs(sheet, s) for m, s in seen):
                    seen.append((mistake, sheet))
                    write(out, sheet, mistake, variant, right)


if __name__ == "__main__":
    main()
