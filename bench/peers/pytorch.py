#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""PyTorch's part of bench/peers/run: the options and the output of driver.hpp."""
import argparse
import gzip
import json
import os
import resource
import statistics
import time

import numpy as np
import torch


def read_idx(path, header):
    opened = gzip.open(path + ".gz") if os.path.exists(path + ".gz") else open(path, "rb")
    with opened as file:
        return torch.from_numpy(np.frombuffer(file.read(), np.uint8, offset=header).copy())


def read_images(folder, part):
    images = read_idx(f"{folder}/{part}-images-idx3-ubyte", 16)
    return images.reshape(-1, 784).float() / 255, read_idx(f"{folder}/{part}-labels-idx1-ubyte", 8).long()


def train_epoch(model, optimizer, images, labels, batch):
    for rows in torch.randperm(len(images)).split(batch):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(images[rows]), labels[rows]).backward()
        optimizer.step()


@torch.inference_mode()
def predict(model, images):
    return model(images).softmax(1)


def predict_seconds(model, images, rows, count):
    seconds = []
    for i in range(count):
        first = i * rows % (len(images) - rows)
        start = time.perf_counter()
        predict(model, images[first:first + rows])
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data")
    parser.add_argument("--batch", type=int)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--epochs", type=int)
    options = parser.parse_args()

    torch.set_flush_denormal(True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    images, labels = read_images(options.data, "train")
    test_images, test_labels = read_images(options.data, "t10k")
    model = torch.nn.Sequential(torch.nn.Linear(784, 512), torch.nn.ReLU(), torch.nn.Dropout(0.2),
                                torch.nn.Linear(512, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-7)
    for _ in range(options.epochs):
        start = time.perf_counter()
        train_epoch(model, optimizer, images, labels, options.batch)
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)

    model.eval()
    peak = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    accuracy = (predict(model, test_images).argmax(1) == test_labels).float().mean().item()
    print(json.dumps({"accuracy": round(accuracy, 4), "peak_bytes": peak,
                      "predict_1": predict_seconds(model, test_images, 1, 4000),
                      "predict_256": predict_seconds(model, test_images, 256, 200)}))


if __name__ == "__main__":
    main()
