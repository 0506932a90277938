#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Seconds of an epoch beside PyTorch's, in turns in one run, on one thread.

    bench/beside_pytorch.py build/bin/train_mnist [--data DIR] [--batch 32] [--rounds 3]

Needs Debian's python3-torch. Both train 784-512-relu-dropout 0.2-10-softmax with Adam on the same images.
"""
import argparse
import gzip
import json
import os
import statistics
import subprocess
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch


def read_idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header).copy()


def pytorch_epochs(folder, batch, epochs):
    """Seconds of each epoch; the data are a float tensor, shuffled by one index a batch: PyTorch at its fastest."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    images = torch.from_numpy(read_idx(f"{folder}/train-images-idx3-ubyte.gz", 16)).reshape(-1, 784).float() / 255
    labels = torch.from_numpy(read_idx(f"{folder}/train-labels-idx1-ubyte.gz", 8)).long()
    model = torch.nn.Sequential(torch.nn.Linear(784, 512), torch.nn.ReLU(), torch.nn.Dropout(0.2),
                                torch.nn.Linear(512, 10))
    optimizer = torch.optim.Adam(model.parameters(), eps=1e-7)
    loss_function = torch.nn.CrossEntropyLoss()
    seconds = []
    for _ in range(epochs):
        start = time.perf_counter()
        order = torch.randperm(len(images))
        for first in range(0, len(images), batch):
            rows = order[first:first + batch]
            optimizer.zero_grad()
            loss_function(model(images[rows]), labels[rows]).backward()
            optimizer.step()
        seconds.append(time.perf_counter() - start)
    return seconds


def our_epochs(program, folder, batch, epochs):
    with tempfile.TemporaryDirectory() as scratch:
        result = subprocess.run([program, "--data", folder, "--epochs", str(epochs), "--batch", str(batch), "--json",
                                 "--checkpoint", f"{scratch}/bench.bin"], check=True, capture_output=True, text=True)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return [line["seconds"] for line in lines if "seconds" in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--data", default="/usr/share/datasets/fashion-mnist")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        ours += our_epochs(arguments.program, arguments.data, arguments.batch, 2)
        theirs += pytorch_epochs(arguments.data, arguments.batch, 1)
    print(f"batch {arguments.batch}, one thread, seconds of an epoch (minimum / median / maximum)")
    for name, seconds in (("staticnn", ours), (f"PyTorch {torch.__version__}", theirs)):
        print(f"{name:16} {min(seconds):.3f} / {statistics.median(seconds):.3f} / {max(seconds):.3f}")
    print(f"ratio of medians {statistics.median(theirs) / statistics.median(ours):.2f}")


if __name__ == "__main__":
    main()
