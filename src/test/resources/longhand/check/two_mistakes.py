#!/usr/bin/env python3
"""Answer sheets of somebody who makes two mistakes and works both through, by the makers of mistaken.py.

Run it in this folder:  python3 two_mistakes.py
It writes two-mistakes/EXAMPLE--MISTAKE[-at-VARIANT]--MISTAKE[-at-VARIANT].csv.
"""

import os
import shutil

import mistaken

PAIRS = {
    "three-three-two": [
        [("factor-two", "gradient"), ("sigmoid-derivative-at-activation", "")],
        [("bias-forgotten", "layer-1"), ("activation-derivative-forgotten", "layer-2")],
        [("error-sign", ""), ("relu-gate-open", "")],
        [("wrong-layer-activation", ""), ("target-shifted", "neuron")],
        [("rounded-early", "3"), ("error-sign", "")],
        [("gradient-at-activation", ""), ("rate-forgotten", "")],
        [("error-sign", ""), ("indices-swapped", "")],
        [("bias-forgotten", "layer-1"), ("indices-swapped", "")],
    ],
    "mazur": [
        [("bias-forgotten", "layer-2"), ("updated-weights-used", "")],
        [("activation-forgotten", ""), ("sigmoid-derivative-factor-missing", "a")],
        [("rounded-early", "2"), ("ascent", "")],
        [("weights-transposed", "backward"), ("error-sign", "")],
        [("indices-swapped", ""), ("activation-derivative-forgotten", "layer-1")],
    ],
    "squared-softmax": [
        [("target-shifted", "neuron"), ("softmax-derivative-skipped", "diagonal")],
        [("bias-not-updated", ""), ("sum-not-mean", "")],
    ],
}


class Sheet(mistaken.Sheet):
    def __init__(self, example, made):
        self.made = dict(made)
        # of the two the one that has to be known from the start
        rounded = self.made.get("rounded-early")
        super().__init__(example, "rounded-early" if rounded else "", rounded or "")

    def makes(self, mistake, *variants):
        if mistake not in self.made:
            return False
        self.variant = self.made[mistake]
        return not variants or self.variant in variants

    def in_layer(self, mistake, layer):
        return self.makes(mistake, "", "layer-%d" % layer)


def main():
    folder = "two-mistakes"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, pairs in PAIRS.items():
        example = mistaken.EXAMPLES[name]
        for made in pairs:
            sheet = Sheet(example, made)
            for one in made:
                alone = Sheet(example, [one])
                if all(mistaken.written(sheet.v[q]) == mistaken.written(alone.v[q]) for q in sheet.v):
                    raise SystemExit("%s: %s changes nothing beside the other" % (name, made))
            parts = [mistake + ("-at-" + variant if variant else "") for mistake, variant in made]
            mistaken.save(os.path.join(folder, "--".join([name] + parts) + ".csv"), sheet)


if __name__ == "__main__":
    main()
