#!/usr/bin/python3
"""How long people wait for Longhand's commands: seconds of whole processes.

usage: python3 src/bench/commands.py [ROUNDS] [JAR...]     e.g. 5 old.jar target/longhand.jar

Without a jar it is target/longhand.jar (mvn package). In each round every command runs with every jar in turn, so that all meet the same machine.
Shown are the median of the rounds, and the fastest and the slowest; then the median of the seconds that the processors worked, which other
programs on the machine change less.
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
COMMANDS = [
    ["trace", "three-three-two"],
    ["trace", "mnist-batch", "--format", "csv"],
    ["step", "mnist-batch", "--steps", "1"],
    ["check", "three-three-two", os.path.join(ROOT, "worked-examples/three-three-two/homework/forgotten-derivative.csv")],
    ["compare", "mnist-batch"],
    ["report", "three-three-two", "-o", "page.html"],
    ["site", "-o", "site"],
]


def run(jar, command, folder):
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(["java", "-jar", jar, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    whole, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: an answer is not right
        sys.exit(f"{' '.join(command)}: {done.stderr.decode().strip()}")
    return whole, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    jars = [os.path.abspath(jar) for jar in sys.argv[2:]] or [os.path.join(os.path.abspath(ROOT), "target", "longhand.jar")]
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for command in COMMANDS:
                for jar in jars:
                    times.setdefault((" ".join(command[:2]), jar), []).append(run(jar, command, folder))
    for (name, jar), of_each in times.items():
        whole, worked = zip(*of_each)
        print(f"{name:26} {statistics.median(whole):6.2f} s ({min(whole):.2f}–{max(whole):.2f})"
              f"  {statistics.median(worked):6.2f} s worked  {os.path.basename(jar) if len(jars) > 1 else ''}")
    print(f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
