#!/usr/bin/python3
"""Longhand's trainer beside C, NumPy and PyTorch: seconds for an epoch of MNIST, and for a whole run of five epochs.

usage: python3 src/bench/peers.py [NETWORK] [ROUNDS] [JAVA...]     e.g. 784-16-16-10 5 java /usr/lib/jvm/jdk-25/bin/java

Needs target/longhand.jar (mvn package), java, NumPy and PyTorch; on Debian: python3-numpy, python3-torch, libopenblas0-pthread; and gcc,
for peer.c beside this. A peer that is not there is left out, with a word. Each JAVA is a java to run Longhand with.
All do the same: minibatches of 64 in a new order each epoch, learning rate 0.1, ReLU, softmax and cross-entropy, He's first
weights. Each round runs every one in a process of its own, one after another, so that all meet the same machine. Of a round counts the
fastest of twenty epochs; the first one of these, in which the JVM compiles; and a run of five epochs from the start of the process to its end,
imports, the start of the JVM and reading the images included. Shown are the median of the rounds, and the fastest and the slowest round.
No one writes anything; Longhand alone measures loss and accuracy after each epoch.
"""
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
MNIST = os.path.join(ROOT, "src", "main", "mnist")
BATCH, RATE = 64, 0.1
EPOCHS = 20


def images(part):
    import numpy as np

    def values(kind, header):
        with gzip.open(os.path.join(MNIST, f"{part}-{kind}-ubyte.gz")) as file:
            return np.frombuffer(file.read(), np.uint8, offset=header)

    labels = values("labels-idx1", 8)
    return values("images-idx3", 16).reshape(len(labels), -1), labels


def numpy_epochs(sizes, epochs, kind):
    import numpy as np

    pixels, labels = images("train")
    x = (pixels / 255).astype(kind)
    random = np.random.default_rng(42)
    w = [(random.standard_normal((n, p)) * np.sqrt(2 / p)).astype(kind) for p, n in zip(sizes, sizes[1:])]
    b = [np.zeros((n, 1), kind) for n in sizes[1:]]
    last = len(w) - 1
    for _ in range(epochs):
        begin = time.perf_counter()
        order = random.permutation(len(x))
        for start in range(0, len(x), BATCH):
            chosen = order[start:start + BATCH]
            m = len(chosen)
            a = [x[chosen].T]
            for layer in range(len(w)):
                z = w[layer] @ a[-1] + b[layer]
                if layer < last:
                    a.append(np.maximum(z, 0))
            e = np.exp(z - z.max(axis=0))
            dz = e / e.sum(axis=0)
            dz[labels[chosen], np.arange(m)] -= 1
            for layer in range(last, -1, -1):
                dw, db = dz @ a[layer].T / m, dz.sum(axis=1, keepdims=True) / m
                if layer > 0:
                    dz = (w[layer].T @ dz) * (a[layer] > 0)
                w[layer] -= RATE * dw
                b[layer] -= RATE * db
        yield time.perf_counter() - begin


def torch_epochs(sizes, epochs):
    import numpy as np
    import torch

    pixels, labels = images("train")
    x, y = torch.from_numpy((pixels / 255).astype(np.float32)), torch.from_numpy(labels.astype(np.int64))
    torch.manual_seed(42)
    layers = []
    for p, n in zip(sizes, sizes[1:]):
        linear = torch.nn.Linear(p, n)
        torch.nn.init.kaiming_normal_(linear.weight)
        torch.nn.init.zeros_(linear.bias)
        layers += [linear, torch.nn.ReLU()]
    network = torch.nn.Sequential(*layers[:-1])
    loss = torch.nn.CrossEntropyLoss()
    descent = torch.optim.SGD(network.parameters(), RATE)
    for _ in range(epochs):
        begin = time.perf_counter()
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            chosen = order[start:start + BATCH]
            descent.zero_grad()
            loss(network(x[chosen]), y[chosen]).backward()
            descent.step()
        yield time.perf_counter() - begin


def peer(name, network, epochs):
    sizes = [int(size) for size in network.split("-")]
    run = torch_epochs(sizes, epochs) if name == "pytorch-float32" else numpy_epochs(sizes, epochs, name.split("-")[1])
    print(json.dumps(list(run)))


def commands(javas, folder):
    """From the name of each that can be run here to its command, which ends in the network and the number of epochs."""
    found = {}
    for java in javas:
        version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.split('"')[1]
        found[f"longhand, Java {version.split('.')[0]}"] = lambda network, epochs, java=java: [
            java, "-jar", os.path.join(ROOT, "target", "longhand.jar"), "train", "--network", network,
            "--epochs", str(epochs), "--batch-size", str(BATCH), "--format", "json"]
    if shutil.which("gcc") is None:
        print("C is left out: there is no gcc")
    else:
        program = os.path.join(folder, "peer")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer.c")
        subprocess.run(["gcc", "-O3", "-march=native", "-o", program, source, "-lm", "-lpthread"], check=True)
        found["C, float64"] = lambda network, epochs: [
            program, network, str(epochs),
            *(os.path.join(MNIST, f"train-{kind}-ubyte.gz") for kind in ("images-idx3", "labels-idx1"))]
    for name, module in (("numpy-float64", "numpy"), ("numpy-float32", "numpy"), ("pytorch-float32", "torch")):
        if subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode != 0:
            print(f"{name} is left out: there is no {module}")
            continue
        found[name] = lambda network, epochs, name=name: [
            sys.executable, __file__, "--peer", name, network, str(epochs)]
    return found


def seconds(command):
    """Of each epoch, and of the whole process."""
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    whole = time.perf_counter() - begin
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    found = json.loads(done.stdout)
    return [epoch["seconds"] for epoch in found["epochs"]] if isinstance(found, dict) else found, whole


def machine():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    return f"{os.cpu_count()} processors, {model.group(1) if model else 'unknown'}"


def shown(rounds):
    return f"{statistics.median(rounds):6.3f} s ({min(rounds):.3f}–{max(rounds):.3f})"


def main():
    network = sys.argv[1] if len(sys.argv) > 1 else "784-16-16-10"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        every = commands(sys.argv[3:] or ["java"], folder)
        best, first, whole = ({name: [] for name in every} for _ in range(3))
        for _ in range(rounds):
            for name, command in every.items():
                of_each, _ = seconds(command(network, EPOCHS))
                best[name].append(min(of_each))
                first[name].append(of_each[0])
                _, all_five = seconds(command(network, 5))
                whole[name].append(all_five)
    print(f"{network}, {machine()}, load {os.getloadavg()[1]:.1f}")
    print(f"{'':20} {'epoch':24} {'first epoch':24} {'five epochs, whole':24}")
    for name in every:
        print(f"{name:20} {shown(best[name]):24} {shown(first[name]):24} {shown(whole[name]):24}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
