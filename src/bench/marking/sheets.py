"""Random small networks, and sheets of answers to them of which it is known how they came about.

    python3 sheets.py FOLDER [--seed N] [--nets N]

FOLDER/net-0001/example.yaml is a network, the sheets beside it are answers to it, and FOLDER/sheets.csv says of each sheet

  kind      honest, mistake, two-mistakes, unlisted, slip, trick or convention
  name      how it was made
  expected  the ids of the known mistakes that give these very numbers: a|b where either does, a+b where both were made,
            a+b|a+c where c beside a gives the same numbers as b does
  at        for a slip: the quantity that slipped

Each sheet has a third column, right: 1 where the answer is the exact value to the digits written, rounded or cut off.
"""
import argparse
import csv
import os
import re

import numpy as np

from student import Net, Student, decimals, exact, significant

# Each known mistake with its variants; what a network has no room for changes no number there, and gets no sheet.
LAYERS = ["", "layer-1", "layer-2", "layer-3"]
WHERE = ["gradient", "loss", "both"]
MISTAKES = {
    "activation-derivative-forgotten": LAYERS + ["relu-too"],
    "relu-gate-open": [""],
    "relu-derivative-is-value": [""],
    "sigmoid-derivative-at-activation": LAYERS,
    "sigmoid-derivative-factor-missing": ["a", "one-less-a"]
    + [kept + "-" + layer for kept in ("a", "one-less-a") for layer in LAYERS[1:]],
    "error-sign": [""],
    "factor-two": WHERE,
    "sum-not-mean": ["", "gradients"],
    "mean-over-outputs": WHERE,
    "path-missing": [what + "-%d" % which for what in ("without", "only") for which in (1, 2, 3, 4)],
    "weights-transposed": ["forward", "backward", "both"],
    "wrong-layer-activation": ["before", "after"],
    "updated-weights-used": [""],
    "ascent": [""],
    "rate-forgotten": [""],
    "bias-forgotten": LAYERS,
    "bias-not-updated": [""],
    "softmax-without-exp": [""],
    "softmax-derivative-skipped": ["", "diagonal"],
    "indices-swapped": ["", "reversed"],
    "rounded-early": ["2", "3"],
    "activation-derivative-swapped": [""],
    "tanh-derivative-at-z": [""],
    "sigmoid-derivative-at-z": [""],
    "bias-gradient-sign": [""],
    "rate-twice": [""],
    "target-shifted": ["neuron", "sample"],
    "activation-forgotten": [""],
    "paths-averaged": [""],
    "gradient-at-activation": [""],
    "swapped-samples": [""],
    "bias-gradient-summed-over-neurons": [""],
}

# Mistakes that have no name: none ought to be named for them, but where the numbers are those of a known one.
UNLISTED = {
    "loss-not-squared": [""],
    "gradient-squared": [""],
    "rate-divided": [""],
    "gradient-from-weighted-sum": [""],
    "tanh-for-sigmoid": [""],
    "softmax-base-two": [""],
}

LISTS = {
    "all": lambda name: True,
    "steps": lambda name: not re.match(r"dz", name),
    "delta": lambda name: re.match(r"(z|a|L|dL/dz|dL/dw|dL/db|w|b)", name),
    "gradients": lambda name: re.match(r"dL/d[wb]", name) and not re.search(r"@", name),
    "updates": lambda name: re.match(r"[wb]\d+'", name),
}
SLIPPING = ["z", "a", "L", "da", "slope", "dz", "dw", "mean-w", "new-w"]


# --- networks


def short(random, size, places, largest):
    """Decimals of so many places, none of them 0."""
    unit = 10.0**-places
    number = random.integers(1, int(round(largest / unit)), size, endpoint=True)
    return np.round(number * np.where(random.random(size) < 0.5, -1, 1) * unit, places)


def random_net(random):
    depth = int(random.choice([1, 2, 2, 2, 3]))
    widths = [int(random.integers(1, 4, endpoint=True)) for _ in range(depth + 1)]
    hidden = ["relu", "sigmoid", "tanh", "leaky-relu"]
    if depth > 1 and random.random() < 0.3:
        widths[1] = widths[0]  # square, so that indices can be swapped
    activations = [str(random.choice(hidden, p=[0.4, 0.3, 0.2, 0.1])) for _ in range(depth - 1)]
    last = str(random.choice(["sigmoid", "softmax", "identity", "tanh"], p=[0.45, 0.25, 0.2, 0.1]))
    if last == "softmax":
        widths[depth] = max(2, widths[depth])
    squared = ["mse", "squared-error", "half-squared-error"]
    loss = str(random.choice(
        {"softmax": ["cross-entropy", "cross-entropy", "squared-error"],
         "sigmoid": squared + ["binary-cross-entropy", "cross-entropy"]}.get(last, squared)))
    samples = int(random.choice([1, 1, 2, 3]))
    places = int(random.choice([1, 1, 2]))
    outputs = widths[depth]
    if last == "softmax":
        targets = np.eye(outputs)[:, random.integers(0, outputs, samples)]
    elif last == "sigmoid":
        targets = random.integers(0, 1, (outputs, samples), endpoint=True).astype(float)
        if loss == "cross-entropy":
            targets[0] = 1
    else:
        targets = short(random, (outputs, samples), 1, 1.0)
    return Net(
        activations + [last],
        [short(random, (widths[l + 1], widths[l]), places, 0.9) for l in range(depth)],
        [short(random, widths[l + 1], places, 0.9) for l in range(depth)],
        short(random, (widths[0], samples), int(random.choice([0, 1, 2])), 3.0),
        targets,
        loss,
        float(random.choice([0.01, 0.05, 0.1, 0.2, 0.3, 0.5])))


def is_plain(net):
    """Whether no number of the exercise is so large or small that nobody would give it to a class."""
    student = Student(net)
    values = np.abs(np.array(list(student.values.values())))
    sums = np.abs(np.concatenate([z.ravel() for z in student.z]))
    return bool(np.isfinite(values).all()) and values.max() < 1e3 and sums.max() < 8


def yaml(net):
    def number(x):
        return np.format_float_positional(x, trim="-")

    def row(xs):
        return "[" + ", ".join(number(x) for x in xs) + "]"

    lines = ["title: A network of the marking bench", "learning-rate: " + number(net.rate), "loss: " + net.loss, "layers:"]
    for kind, weights, biases in zip(net.activations, net.weights, net.biases):
        lines += ["  - activation: " + kind, "    weights: [" + ", ".join(map(row, weights)) + "]", "    biases: " + row(biases)]
    lines.append("batch:")
    for k in range(net.samples):
        lines.append("  - {input: %s, target: %s}" % (row(net.inputs[:, k]), row(net.targets[:, k])))
    return "\n".join(lines) + "\n"


# --- writing numbers


def digits(count):
    """So many significant digits; of a rounded number all of them are written, 0s too."""

    def write(value):
        if value == 0 or not np.isfinite(value):
            return "%g" % value
        size = int(np.floor(np.log10(abs(float("%.*e" % (count - 1, value))))))
        return "%.*f" % (count - 1 - size, value) if -5 < size < count else "%.*e" % (count - 1, value)

    return write


def places(count):
    return lambda value: "%.*f" % (count, value)


def seventeen(value):
    return "%.17g" % value


def is_right(text, value):
    """Whether a number is the value to the digits written, rounded or cut off, with at least one digit that is not 0."""
    number = float(text)
    if abs(value) < 1e-12:
        return number == 0
    mantissa, _, power = text.lower().partition("e")
    unit = 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    off = abs(number - value)
    is_cut = abs(number) <= abs(value) and number * value > 0 and off < unit
    return number != 0 and (off <= unit / 2 * (1 + 1e-9) or is_cut or off <= 1e-9 * abs(value))


# --- the maker


class Maker:
    def __init__(self, folder, number, net, random):
        self.name = "net-%04d" % number
        self.folder = os.path.join(folder, self.name)
        self.net, self.random = net, random
        self.right = Student(net)
        self.rows = []
        self.known = {}
        os.makedirs(self.folder)
        with open(os.path.join(self.folder, "example.yaml"), "w", newline="\n") as out:
            out.write(yaml(net))

    def write(self, kind, name, listed, values, text, expected="", at=""):
        """A sheet of those of the values that are on the list; text says how a number is written."""
        rows = [(q, text(v)) for q, v in values.items() if LISTS[listed](q) and np.isfinite(v)]
        self.write_rows(kind, name + "/" + listed, rows, expected, at)

    def write_rows(self, kind, name, rows, expected="", at=""):
        if not rows:
            return
        file = "%03d-%s-%s.csv" % (len(self.rows) + 1, kind, name.replace("/", "-"))
        with open(os.path.join(self.folder, file), "w", newline="\n") as out:
            out.write("quantity,value,right\n")
            for q, value in rows:
                truth = self.right.values.get(q)
                right = truth is not None and is_right(value, truth)
                out.write("%s,%s,%d\n" % ('"%s"' % q if "," in q else q, value, right))
        self.rows.append([self.name + "/" + file, kind, name, expected, at])

    def make(self):
        self.honest()
        self.mistaken()
        self.slips()
        self.tricks()
        self.conventions()
        return self.rows

    # honest

    def honest(self):
        net, right = self.net, self.right.values
        shortcut = (net.activations[-1], net.loss) in [("softmax", "cross-entropy"), ("sigmoid", "binary-cross-entropy")]
        for listed in LISTS:
            self.write("honest", "twelve-digits", listed, right, digits(12))
            self.write("honest", "naive-doubles", listed, right, seventeen)
            single = Student(net, dtype=np.float32)
            self.write("honest", "float32", listed, single.values, seventeen)
            for count in (3, 4, 6):
                self.write("honest", "rounded-to-%d" % count, listed, right, digits(count))
            self.write("honest", "rounded-to-4-places", listed, right, places(4))
            for count in (4, 5):
                carried = Student(net, keep=significant(count))
                self.write("honest", "carried-%d-digits" % count, listed, carried.values, digits(count))
            carried = Student(net, keep=decimals(6))
            self.write("honest", "carried-6-places", listed, carried.values, places(6))
            if shortcut:
                carried = Student(net, keep=significant(4), shortcut=True)
                self.write("honest", "shortcut-carried-4-digits", listed, carried.values, digits(4))

    # mistaken

    def student(self, mistakes):
        rounded = mistakes.get("rounded-early")
        keep = decimals(int(rounded)) if rounded else exact
        return Student(self.net, keep=keep, mistakes=mistakes)

    def differs(self, values, others, listed="all"):
        names = [q for q in values if LISTS[listed](q)]
        a = np.array([values[q] for q in names])
        b = np.array([others[q] for q in names])
        with np.errstate(all="ignore"):
            return bool((np.abs(a - b) > 1e-6 * np.maximum(np.abs(a), np.abs(b)) + 1e-12).any())

    def possible(self, mistakes):
        """(mistake, variant, values) of all that change a number here."""
        made = []
        for mistake, variants in mistakes.items():
            if mistake == "swapped-samples" and self.net.samples == 1:
                continue
            for variant in variants:
                values = self.student({mistake: variant}).values
                again = any(m == mistake and not self.differs(values, v) for m, _, v in made)
                if np.isfinite(list(values.values())).all() and self.differs(values, self.right.values) and not again:
                    made.append((mistake, variant, values))
        return made

    def mistaken(self):
        made = self.possible(MISTAKES)
        for mistake, variant, values in made:
            for listed in ("all", "delta", "gradients", "updates"):
                if not self.differs(values, self.right.values, listed):
                    continue
                same = {m for m, _, v in made if not self.differs(values, v, listed)}
                self.write("mistake", mistake, listed, values, digits(8), "|".join(sorted(same)))
        for unlisted, variant, values in self.possible(UNLISTED):
            for listed in ("all", "delta"):
                if self.differs(values, self.right.values, listed):
                    same = {m for m, _, v in made if not self.differs(values, v, listed)}
                    self.write("unlisted", unlisted, listed, values, digits(8), "|".join(sorted(same)))
        self.noise()
        for _ in range(6):
            if len(made) < 2:
                return
            one, two = (made[i] for i in self.random.choice(len(made), 2, replace=False))
            both = self.student({one[0]: one[1], two[0]: two[1]}).values
            if one[0] == two[0] or not np.isfinite(list(both.values())).all():
                continue
            if all(self.differs(both, v) for v in [one[2], two[2], self.right.values]):
                same = [one[0] + "+" + two[0]] + self.same_pairs(made, one, two, both) + self.same_pairs(made, two, one, both)
                self.write("two-mistakes", one[0] + "+" + two[0], "all", both, digits(8), "|".join(same))

    def same_pairs(self, made, kept, other, both):
        """The pairs with another mistake in the place of one that, alone or beside the one that is kept, gives the same numbers."""
        return [
            kept[0] + "+" + m
            for m, variant, _ in made
            if m not in (kept[0], other[0])
            and not self.differs(both, self.student({kept[0]: kept[1], m: variant}).values)]

    def noise(self):
        """Answers without any rule in them: some wrong at random, from there on nothing follows."""
        for share in (0.1, 0.5):
            values = {
                q: v * (1 + self.random.normal()) if self.random.random() < share else v
                for q, v in self.right.values.items()}
            if self.differs(values, self.right.values):
                self.write("unlisted", "noise-%g" % share, "all", values, digits(6))

    # slips

    def slips(self):
        for _ in range(12):
            kinds = [key for key in self.right.places if key[0] in SLIPPING]
            kind, layer = kinds[self.random.integers(len(kinds))]
            values = self.right.places[kind, layer]
            place = tuple(int(self.random.integers(n)) for n in values.shape)
            if values[place] == 0:
                continue
            how = str(self.random.choice(["digit", "sign", "place"]))
            change = {"digit": self.changed_digit, "sign": lambda x: -x, "place": self.moved_point}[how]
            slipped = change(float("%.6g" % values[place]))
            if kind == "a" and self.net.loss.endswith("entropy") and not 0 < slipped < 1:
                continue
            student = Student(self.net, slip=(kind, layer, place, lambda x: slipped))
            alone = Student(self.net, mistakes={})
            changed = [q for q in student.values if student.values[q] != alone.values[q]]
            if not changed or not np.isfinite(list(student.values.values())).all():
                continue
            at = [q for q in changed if abs(student.values[q] - slipped) < 1e-12 * abs(slipped)]
            if not at:
                continue
            for listed in ("steps", "delta"):
                if LISTS[listed](at[0]):
                    self.write("slip", "%s-of-%s" % (how, kind), listed, student.values, digits(10), "arithmetic-slip", at[0])

    def changed_digit(self, value):
        text = "%.6g" % value
        places = [i for i, c in enumerate(text.partition("e")[0]) if c.isdigit()]
        first = next(i for i in places if text[i] != "0")
        at = int(self.random.choice([i for i in places if i >= first][:4]))
        other = str(self.random.choice([d for d in "123456789" if d != text[at]]))
        return float(text[:at] + other + text[at + 1:])

    def moved_point(self, value):
        return value * float(self.random.choice([10, 0.1, 100, 0.01]))

    # tricks

    def tricks(self):
        names = list(self.right.values)
        for constant in ("1", "1.00", "0.1", "0.10", "0", "0.00", "-1", "0.5", "0.01", "1e-16"):
            self.write_rows("trick", "constant " + constant, [(q, constant) for q in names])
        for tiny in ("1e-16", "1e-9"):
            rows = [
                (q, tiny if q.startswith("dL/da%d[" % self.net.depth) else "0") for q in names if not re.match(r"[zaL]", q)]
            self.write_rows("trick", "zeros after " + tiny, rows)
            forward = [(q, digits(6)(v)) for q, v in self.right.values.items() if re.match(r"[zaL]", q)]
            self.write_rows("trick", "zeros after %s and a right start" % tiny, forward + rows)
        given = ["%g" % x for x in np.concatenate(
            [self.net.inputs.ravel(), self.net.targets.ravel()] + [w.ravel() for w in self.net.weights])]
        self.write_rows("trick", "given numbers", [(q, str(self.random.choice(given))) for q in names])
        self.write_rows("trick", "old parameters", [(q, self.given(q)) for q in names if self.given(q)])
        self.write_rows("trick", "ones and zeros", [(q, str(self.random.integers(0, 2))) for q in names])
        one = digits(1)
        self.write_rows("trick", "one digit off by one", [
            (q, one(v + np.sign(v) * 10.0 ** np.floor(np.log10(abs(v))))) for q, v in self.right.values.items() if v])
        self.write("trick", "one digit", "all", self.right.values, one)
        self.write_rows("trick", "random", [(q, "%.4g" % self.random.normal()) for q in names])

    def given(self, name):
        found = re.match(r"([wb])(\d+)'\[(\d+)(?:,(\d+))?]", name)
        if not found:
            return None
        letter, layer, j, i = found.groups()
        value = self.net.weights[int(layer) - 1][int(j) - 1, int(i) - 1] if letter == "w" else self.net.biases[int(layer) - 1][int(j) - 1]
        return "%g" % value

    # conventions

    def conventions(self):
        right = self.right.values
        net = self.net
        write = digits(8)

        def used(mistakes):
            return self.student(mistakes).values

        def renamed(change):
            return {change(q): v for q, v in right.items()}

        def negated(test):
            return {q: -v if test(q) else v for q, v in right.items()}

        squared = "entropy" not in net.loss
        half = "no-half-in-loss" if net.loss == "half-squared-error" else "half-in-loss"
        outputs = "sum-over-outputs" if net.loss == "mse" else "mean-over-outputs"
        # (id, how it was made, values); where it makes no difference, none
        made = [
            (half, "", used({"factor-two": "both"}) if squared else right),
            (outputs, "", used({"mean-over-outputs": "both"}) if net.outputs > 1 else right),
            ("sum-over-batch", "", used({"sum-not-mean": ""})),
            ("mean-in-samples", "", used({"mean-inside": ""})),
            ("error-negated", "alone", negated(lambda q: q.startswith("dL/dz"))),
            ("error-negated", "throughout", self.ascending()),
            ("thresholds", "", negated(lambda q: re.match(r"(dL/db|b)\d", q))),
            ("source-first", "", renamed(source_first)),
            ("neurons-from-0", "", renamed(from_zero)),
            ("samples-from-0", "", renamed(lambda q: re.sub(r"@(\d+)", lambda m: "@%d" % (int(m.group(1)) - 1), q))),
        ]
        for base in ("2", "10"):
            if not squared:
                made.append(("log-base-" + base, "alone", used({"log-base": base})))
                made.append(("log-base-" + base, "throughout", used({"log-base": base + "-throughout"})))
        made = [each for each in made if each[2].keys() != right.keys() or self.differs(each[2], right)]
        for convention, how, values in made:
            for listed in ("all", "delta"):
                same = {c for c, _, v in made if v.keys() == values.keys() and not self.differs(v, values, listed)}
                name = convention + (" " + how if how else "")
                self.write("convention", name, listed, values, write, "|".join(sorted(same)))

    def ascending(self):
        """With the negative of every derivative of the loss, and a step that adds."""
        return {q: -v if q.startswith("dL") else v for q, v in self.right.values.items()}


def source_first(name):
    """w2[1,3] as w2[3,1], wherever it stands in a name."""
    return re.sub(r"(w\d+'?)\[(\d+),(\d+)]", r"\1[\3,\2]", name)


def from_zero(name):
    return re.sub(r"\[([\d,]+)]", lambda m: "[%s]" % ",".join(str(int(i) - 1) for i in m.group(1).split(",")), name)


def make(folder, seed, nets):
    with open(os.path.join(folder, "sheets.csv"), "w", newline="\n") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["sheet", "kind", "name", "expected", "at"])
        for number in range(1, nets + 1):
            # each network of its own seed: more of them leave the first as they are
            random = np.random.default_rng([seed, number])
            net = random_net(random)
            while not is_plain(net):
                net = random_net(random)
            rows.writerows(Maker(folder, number, net, random).make())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Makes networks and sheets of answers.")
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nets", type=int, default=30)
    options = parser.parse_args()
    os.makedirs(options.folder)
    make(options.folder, options.seed, options.nets)
