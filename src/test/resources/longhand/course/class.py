#!/usr/bin/env python3
"""A class that hands in: sheets to the exercises in a folder of worksheets, worked out by ../check/mistaken.py and by nothing of Longhand.

  python3 class.py mistakes WORKSHEETS OUT DECIMALS          every mistake of every student, OUT/ID/MISTAKE--VARIANT.csv
  python3 class.py class WORKSHEETS OUT DECIMALS SEED        an export as course systems make one, OUT/export.zip, and
                                                             OUT/expected.csv: id,kind,right,not-right,mistake
"""

import csv
import io
import os
import random
import re
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "check"))
import mistaken  # noqa: E402


def numbers(text):
    return [float(x) for x in re.findall(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", text)]


def exercise(path):
    """The layout that worksheets have, as mistaken.py wants it."""
    head, layers, batch, rows = {}, [], [], None
    for line in open(path, encoding="utf-8"):
        bare = line.strip()
        if bare.startswith("- activation:"):
            layers.append([bare.split(": ", 1)[1], [], []])
        elif bare.startswith("- ["):
            layers[-1][1].append(numbers(bare))
        elif bare.startswith("biases:"):
            layers[-1][2] = numbers(bare)
        elif bare.startswith("- input:"):
            batch.append([numbers(bare), []])
        elif bare.startswith("target:"):
            batch[-1][1] = numbers(bare)
        elif ": " in bare and not line.startswith(" "):
            key, value = bare.split(": ", 1)
            head[key] = value
    example = dict(
        rate=float(head["learning-rate"]) if "learning-rate" in head else None,
        loss=head["loss"], batch=[tuple(sample) for sample in batch], layers=[tuple(layer) for layer in layers])
    if head.get("update-biases") == "false":
        example["keep_biases"] = True
    if head.get("reduction") == "sum":
        example["reduction"] = "sum"
    return example


def asked(path):
    return [row[0] for row in csv.reader(open(path, encoding="utf-8"))][1:]


def students(folder):
    return [row for row in csv.reader(open(os.path.join(folder, "students.csv"), encoding="utf-8"))][1:]


def value(number, decimals):
    return "%.*f" % (decimals, number + 0.0)


def sheet_text(answers):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["quantity", "value"])
    writer.writerows(answers)
    return out.getvalue()


def all_mistakes(example, names, decimals):
    """(mistake, variant, answers) for each that changes an answer."""
    right = mistaken.Sheet(example)
    for mistake, variants in mistaken.MISTAKES.items():
        if mistake in ("rounded-early", "arithmetic-slip"):
            continue  # they depend on what is written on the way, and so do not stand in the numbers alone
        for variant in variants:
            sheet = mistaken.Sheet(example, mistake, variant)
            answers = [(name, value(sheet.v[name], decimals)) for name in names]
            if any(abs(sheet.v[name] - right.v[name]) > 10 ** -decimals for name in names):
                yield mistake, variant, answers


def count(answers, right, decimals):
    same = sum(1 for name, given in answers if abs(float(given) - right.v[name]) <= 0.5000001 * 10 ** -decimals)
    return same, len(answers) - same


def mistakes(worksheets, out, decimals):
    for student, _ in students(worksheets):
        example = exercise(os.path.join(worksheets, student, "example.yaml"))
        names = asked(os.path.join(worksheets, student, "sheet.csv"))
        os.makedirs(os.path.join(out, student))
        for mistake, variant, answers in all_mistakes(example, names, decimals):
            file = "--".join(part for part in (mistake, variant) if part) + ".csv"
            with open(os.path.join(out, student, file), "w", encoding="utf-8") as f:
                f.write(sheet_text(answers))


def bomb():
    """200 MB of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        with z.open("zeros.csv", "w", force_zip64=True) as f:
            for _ in range(200):
                f.write(b"0" * (1 << 20))
    return out.getvalue()


def whole_class(worksheets, out, decimals, seed):
    rng = random.Random(seed)
    os.makedirs(out)
    expected = []
    with zipfile.ZipFile(os.path.join(out, "export.zip"), "w", zipfile.ZIP_DEFLATED) as z:
        for place, (student, name) in enumerate(students(worksheets)):
            example = exercise(os.path.join(worksheets, student, "example.yaml"))
            names = asked(os.path.join(worksheets, student, "sheet.csv"))
            right = mistaken.Sheet(example)
            perfect = [(q, value(right.v[q], decimals)) for q in names]
            folder = "Some One_%d_assignsubmission_file_/%s" % (700000 + place, student)
            draw, mistake = rng.random(), ""
            if draw < 0.03:
                expected.append((student, "missing", 0, 0, ""))
                continue
            if draw < 0.07:
                kind, bad = "unreadable", rng.choice(["photo.jpg", "sheet.csv", "answers.pkl", "book.xlsx"])
                z.writestr("%s/%s" % (folder, bad), rng.randbytes(3000))
                expected.append((student, kind, 0, 0, ""))
                continue
            if draw < 0.25:
                kind, answers = "perfect", perfect
            elif draw < 0.85:
                kind = "known"
                mistake, _, answers = rng.choice(list(all_mistakes(example, names, decimals)))
            else:
                kind, answers = "unknown", [(q, value(1.37 * right.v[q] + 0.071, decimals)) for q in names]
            here = count(answers, right, decimals)
            text = sheet_text(answers)
            manner = rng.randrange(6)
            if manner == 0:
                inner = io.BytesIO()
                with zipfile.ZipFile(inner, "w") as y:
                    y.writestr("homework/answers.csv", text)
                    y.writestr("__MACOSX/homework/._answers.csv", b"\x00\x05\x16\x07")
                z.writestr("%s.zip" % folder, inner.getvalue())
            elif manner == 1:
                lines = ["%s = %s" % pair for pair in answers]
                z.writestr("%s/mine.txt" % folder, "\n".join(lines))
            elif manner == 2:
                z.writestr("%s/sheet.csv" % folder, b"\xef\xbb\xbf" + text.replace(".", ".").encode())
            elif manner == 3:  # handed in twice: the later one counts
                z.writestr("%s/a-first-try.csv" % folder, sheet_text([(q, "7.77") for q in names]))
                z.writestr("%s/b-second-try.csv" % folder, text)
            elif manner == 4:
                z.writestr("lovelace_late_12_%s_sheet-1.csv" % student, text)
            else:
                z.writestr("%s/sheet.csv" % folder, text)
            expected.append((student, kind, *here, mistake))
        z.writestr("nobody-at-all/sheet.csv", "quantity,value\nL,1\n")
        z.writestr("__MACOSX/._x", b"\x00\x05")
        z.writestr(".DS_Store", b"\x00")
        z.writestr("../../outside/%s.csv" % expected[0][0], "quantity,value\nL,1\n")
        z.writestr("bomb.zip", bomb())
        third = io.BytesIO()
        with zipfile.ZipFile(third, "w") as y:
            second = io.BytesIO()
            with zipfile.ZipFile(second, "w") as x:
                x.writestr("deep.csv", "quantity,value\nL,1\n")
            y.writestr("deeper.zip", second.getvalue())
        z.writestr("deep.zip", third.getvalue())
        z.writestr("large/%s.csv" % "nobody", b"a" * (11 << 20))
    with open(os.path.join(out, "expected.csv"), "w", encoding="utf-8") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["id", "kind", "right", "not-right", "mistake"])
        writer.writerows(expected)


if __name__ == "__main__":
    if sys.argv[1] == "mistakes":
        mistakes(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        whole_class(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
