#!/usr/bin/env python3
"""Makes learning-rules.csv beside it: single layers at random that learn by the perceptron or the delta rule, worked out in fractions.

Nothing is rounded on the way, so a weighted sum that is 0 on paper is 0 here: with decimals of one digit that happens often. The delta rule is
worked out as the slope of half the squared error, taken as a difference: (E(w + 1) - E(w - 1)) / 2 is exact for a square.

A case is a row `case` with rule, reduction, offset, whether it is updated, rate, epochs, weights, offsets and batches: rows of weights and samples
divided by ";", batches by "|", and an input from its target by ">". Then a row for each number: name, value. A tab stands between the fields.
"""

import csv
import pathlib
import random
from fractions import Fraction as F

CASES = 60


def decimal(rng, most, digits):
    return str(round(rng.randint(-most, most) / 10 ** digits, digits))


def made(rng, number):
    rule = ["perceptron", "delta"][number % 2]
    inputs, outputs = rng.randint(1, 3), rng.randint(1, 3)
    digits = rng.choice([1, 1, 2])
    samples = lambda: [([decimal(rng, 2, rng.choice([0, 1])) for _ in range(inputs)],
                        [str(rng.randint(0, 1)) if rule == "perceptron" else decimal(rng, 10, 1) for _ in range(outputs)])
                       for _ in range(rng.choice([1, 1, 1, 2, 3]))]
    return dict(
        rule=rule, reduction=rng.choice(["mean", "sum"]), offset=rng.choice(["bias", "threshold"]), updated=rng.random() < 0.75,
        rate=str(rng.choice([0.1, 0.2, 0.5, 1])), epochs=rng.randint(1, 4),
        weights=[[decimal(rng, 9, digits) for _ in range(inputs)] for _ in range(outputs)],
        offsets=[decimal(rng, 5, 1) for _ in range(outputs)],
        batches=[samples() for _ in range(rng.randint(1, 4))])


def gain(case, sign, w, b, batch, errors, j, i):
    """What parameter i of neuron j (its offset where i is None) gains, but for the rate."""
    if case["rule"] == "perceptron":
        total = sum(e[j] * (x[i] if i is not None else sign) for (x, _), e in zip(batch, errors))
    else:
        def half_square(by):
            total = F(0)
            for x, y in batch:
                z = sum(u * v for u, v in zip(w[j], x)) + sign * b[j] + (by * x[i] if i is not None else sign * by)
                total += (y[j] - z) ** 2 / 2
            return total
        total = -(half_square(1) - half_square(-1)) / 2
    return total / len(batch) if case["reduction"] == "mean" else total


def worked(case):
    sign = 1 if case["offset"] == "bias" else -1
    letter = "b" if sign == 1 else "theta"
    w = [[F(x) for x in row] for row in case["weights"]]
    b = [F(x) for x in case["offsets"]]
    rate = F(case["rate"])
    rows, t = [], 0
    for _ in range(case["epochs"]):
        for given in case["batches"]:
            t += 1
            batch = [([F(v) for v in x], [F(v) for v in y]) for x, y in given]
            errors = []
            for k, (x, y) in enumerate(batch, 1):
                row = []
                for j in range(len(w)):
                    z = sum(u * v for u, v in zip(w[j], x)) + sign * b[j]
                    a = F(1 if z >= 0 else 0)
                    row.append(y[j] - (a if case["rule"] == "perceptron" else z))
                    rows.append(("z1[%d]@%d~%d" % (j + 1, k, t), z))
                    rows.append(("a1[%d]@%d~%d" % (j + 1, k, t), a))
                    rows.append(("e[%d]@%d~%d" % (j + 1, k, t), row[-1]))
                errors.append(row)
            after_w = [[w[j][i] + rate * gain(case, sign, w, b, batch, errors, j, i) for i in range(len(w[j]))] for j in range(len(w))]
            after_b = [b[j] + rate * gain(case, sign, w, b, batch, errors, j, None) if case["updated"] else b[j] for j in range(len(b))]
            w, b = after_w, after_b
            for j in range(len(w)):
                for i in range(len(w[j])):
                    rows.append(("w1'[%d,%d]~%d" % (j + 1, i + 1, t), w[j][i]))
                rows.append(("%s1'[%d]~%d" % (letter, j + 1, t), b[j]))
    return rows


def main():
    rng = random.Random(13)
    with open(pathlib.Path(__file__).with_name("learning-rules.csv"), "w", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(["case, or name of a number", "settings, or value"])
        for number in range(CASES):
            case = made(rng, number)
            out.writerow(["case", case["rule"], case["reduction"], case["offset"], case["updated"], case["rate"], case["epochs"],
                          ";".join(" ".join(row) for row in case["weights"]), " ".join(case["offsets"]),
                          "|".join(";".join(" ".join(x) + ">" + " ".join(y) for x, y in batch) for batch in case["batches"])])
            for name, value in worked(case):
                out.writerow([name, repr(float(value))])


if __name__ == "__main__":
    main()
