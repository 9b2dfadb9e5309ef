#!/usr/bin/env python3
"""How well sheets of answers are marked, of which it is known how they came about.

    python3 src/bench/marking/bench.py [--seed N] [--nets N] [--list PREFIX] [--classes]

Needs NumPy, a JDK and target/longhand.jar (mvn package). See README.md beside this.
"""
import argparse
import hashlib
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import sheets

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "..", "..", "target")


def read(path):
    with open(path) as file:
        return file.read()


def makers():
    """What tells sheets of these scripts from those of others."""
    text = "".join(read(os.path.join(HERE, name)) for name in ("student.py", "sheets.py"))
    return hashlib.sha256(text.encode()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description="Makes sheets of answers, has them marked, and counts how well.")
    parser.add_argument("--seed", type=int, default=1, help="other networks and sheets with another one (default: 1)")
    parser.add_argument("--nets", type=int, default=30, help="how many networks (default: 30, some 7,000 sheets)")
    parser.add_argument("--list", metavar="PREFIX", help="list the sheets marked amiss whose kind and name begin so")
    parser.add_argument("--classes", action="store_true", help="mark with target/classes, as compiled, not with the jar's")
    options = parser.parse_args()
    jar = os.path.join(TARGET, "longhand.jar")
    if not os.path.exists(jar):
        sys.exit("expected target/longhand.jar, found none: run mvn package first")
    folder = os.path.join(TARGET, "marking", "seed-%d-nets-%d" % (options.seed, options.nets))
    made_by = os.path.join(folder, "made-by.txt")  # written last: with it the sheets are whole
    if not os.path.exists(made_by) or read(made_by) != makers():
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        sheets.make(folder, options.seed, options.nets)
        with open(made_by, "w") as out:
            out.write(makers())
    path = [os.path.join(TARGET, "classes")] if options.classes else []
    command = ["java", "-cp", os.pathsep.join(path + [jar]), os.path.join(HERE, "MarkingBench.java"), folder]
    sys.exit(subprocess.call(command + ([options.list] if options.list else [])))


if __name__ == "__main__":
    main()
