#!/usr/bin/python3
"""Longhand's trainer beside NumPy and PyTorch: seconds for an epoch of MNIST, and for a whole run of five epochs.

usage: python3 src/bench/peers.py [NETWORK] [ROUNDS]     e.g. 784-16-16-10 3

Needs target/longhand.jar (mvn package), java, NumPy and PyTorch; on Debian: python3-numpy, python3-torch, libopenblas0-pthread.
All do the same: minibatches of 64 in a new order each epoch, learning rate 0.1, ReLU, softmax and cross-entropy, He's first
weights. Each round runs every one in a process of its own, one after another, so that all meet the same machine. An epoch is the
fastest of twenty, and of all rounds: the JVM compiles while it runs, and the first second of ours is slower, which a whole run shows.
That is from the start of the process to its end, imports, the start of the JVM and reading the images included, and also the fastest
of all rounds. No one writes anything; Longhand alone measures loss and accuracy after each epoch.
"""
import gzip
import json
import os
import re
import subprocess
import sys
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


def seconds(name, network, epochs):
    """Of each epoch, and of the whole process."""
    begin = time.perf_counter()
    if name == "longhand":
        command = ["java", "-jar", os.path.join(ROOT, "target", "longhand.jar"), "train", "--network", network,
                   "--epochs", str(epochs), "--batch-size", str(BATCH), "--format", "json"]
    else:
        command = [sys.executable, __file__, "--peer", name, network, str(epochs)]
    done = subprocess.run(command, capture_output=True, text=True)
    whole = time.perf_counter() - begin
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr.strip()}")
    found = json.loads(done.stdout)
    return [epoch["seconds"] for epoch in found["epochs"]] if name == "longhand" else found, whole


def machine():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    return f"{os.cpu_count()} processors, {model.group(1) if model else 'unknown'}; {java}"


def main():
    network = sys.argv[1] if len(sys.argv) > 1 else "784-16-16-10"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    names = ["longhand", "numpy-float64", "numpy-float32", "pytorch-float32"]
    epoch = dict.fromkeys(names, float("inf"))
    whole = dict.fromkeys(names, float("inf"))
    for _ in range(rounds):
        for name in names:
            of_each, _ = seconds(name, network, EPOCHS)
            epoch[name] = min(epoch[name], *of_each)
            _, all_five = seconds(name, network, 5)
            whole[name] = min(whole[name], all_five)
    print(f"{network}, {machine()}")
    print(f"{'':16} {'epoch':>9} {'ours is':>8} {'five, whole':>12} {'ours is':>8}")
    for name in names:
        print(f"{name:16} {epoch[name]:7.3f} s {epoch['longhand'] / epoch[name]:7.2f}× "
              f"{whole[name]:10.2f} s {whole['longhand'] / whole[name]:7.2f}×")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
