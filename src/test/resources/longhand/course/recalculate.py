#!/usr/bin/env python3
"""What a spreadsheet's formulas come to, worked out from its cells alone, as an office program would; nothing of Longhand is used.

  python3 recalculate.py FILE.xlsx [CELL=NUMBER ...]      prints the text in column A and the value of column B of each row
"""

import math
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def normal_share(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


FUNCTIONS = dict(
    EXP=math.exp, LN=math.log, LOG10=math.log10, SQRT=math.sqrt, ABS=abs, SIN=math.sin, COS=math.cos, TAN=math.tan, TANH=math.tanh,
    MAX=max, MIN=min, SIGN=lambda x: (x > 0) - (x < 0), PI=lambda: math.pi, NORMSDIST=normal_share)


def python(formula):
    """IF becomes lazy; ^ and = are Python's ** and ==."""
    formula = formula.replace("^", "**")
    formula = re.sub(r"(?<![<>=])=(?!=)", "==", formula)
    return re.sub(r"\bIF\(", "IF(", formula)


def main(path, changes):
    with zipfile.ZipFile(path) as z:
        strings = ["".join(t.text or "" for t in si.iter("{%s}t" % NS["m"]))
                   for si in tree.fromstring(z.read("xl/sharedStrings.xml")).findall("m:si", NS)]
        names = {name.get("name").lower(): re.fullmatch(r".*!\$([A-Z]+)\$(\d+)(?::\$\1\$\2)?", name.text).groups()
                 for name in tree.fromstring(z.read("xl/workbook.xml")).iter("{%s}definedName" % NS["m"])}
        sheet = tree.fromstring(z.read("xl/worksheets/sheet1.xml"))
    names = {name: "".join(cell) for name, cell in names.items()}
    formulas, values, texts = {}, {}, {}
    for cell in sheet.iter("{%s}c" % NS["m"]):
        f, v = cell.find("m:f", NS), cell.find("m:v", NS)
        if f is not None:
            formulas[cell.get("r")] = f.text
        elif v is not None and cell.get("t") == "s":
            texts[cell.get("r")] = strings[int(v.text)]
        elif v is not None:
            values[cell.get("r")] = float(v.text)
    for change in changes:
        name, number = change.split("=")
        values[names[name.lower()]] = float(number)

    class Cells(dict):
        def __missing__(self, name):
            if name in FUNCTIONS:
                return FUNCTIONS[name]
            if name == "IF":
                return lambda condition, yes, no: yes if condition else no
            return value(names[name.lower()])

    def value(cell):
        if cell not in values:
            values[cell] = eval(python(formulas[cell]), {"__builtins__": {}}, Cells())
        return values[cell]

    sys.setrecursionlimit(20000)
    assert len(names) == len(formulas) + len(values), "each cell with a number has a name"
    for row in range(2, len(texts) + 2):
        if "A%d" % row in texts and ("B%d" % row in formulas or "B%d" % row in values):
            print("%s\t%r" % (texts["A%d" % row], float(value("B%d" % row))))


main(sys.argv[1], sys.argv[2:])
