# SPDX-License-Identifier: BSL-1.0
"""Orders of samples: splits, folds, balanced classes, shuffled blocks, after the words of data/*.hpp, from
the blocks of philox.py. Random numbers are integers of any size here, so that no rounding is shared."""

import random

from literals import Header
from philox import philox

BASE = 2**32
SPLIT, CLASS_BALANCE, BLOCK_SHUFFLE = 4, 5, 6

SEED, EPOCH = 0x123456789, 3
CLASSES = 5  # of which number 3 does not occur
LABELS = random.Random(7).choices([0, 1, 2, 4], [12, 1, 5, 3], k=40)


class Stream:
    """64-bit numbers, two in each block."""

    def __init__(self, purpose, step):
        self._key = (SEED % BASE, SEED // BASE)
        self._rest = (purpose << 24, step % BASE, step // BASE)

    def below(self, number, count):
        block = philox((number // 2, *self._rest), self._key)
        high, low = block[2 * (number % 2):][:2]
        return (high * BASE + low) * count >> 64

    def shuffled(self, values, first=0):
        values = list(values)
        for place in range(len(values) - 1, 0, -1):
            other = self.below(first + place, place + 1)
            values[place], values[other] = values[other], values[place]
        return values


def classes_shuffled(stream):
    """The rows of each class, shuffled with one stream of numbers."""
    shuffled, first = [], 0
    for label in range(CLASSES):
        rows = [row for row, other in enumerate(LABELS) if other == label]
        shuffled.append(stream.shuffled(rows, first))
        first += len(rows)
    return shuffled


def shuffle_split(held_back):
    return sorted(Stream(SPLIT, 0).shuffled(range(len(LABELS)))[-held_back:])


def stratified_split(held_back):
    classes = classes_shuffled(Stream(SPLIT, 0))
    shares = [divmod(len(rows) * held_back, len(LABELS)) for rows in classes]
    counts = [whole for whole, _ in shares]
    ranking = sorted(range(CLASSES), key=lambda label: (-shares[label][1], label))
    for label in ranking[:held_back - sum(counts)]:
        counts[label] += 1
    return sorted(row for rows, count in zip(classes, counts) for row in rows[len(rows) - count:])


def k_folds(folds):
    rows = Stream(SPLIT, 0).shuffled(range(len(LABELS)))
    bounds = [0]
    for fold in range(folds):
        bounds.append(bounds[-1] + len(rows) // folds + (fold < len(rows) % folds))
    return [sorted(rows[first:end]) for first, end in zip(bounds, bounds[1:])]


def stratified_k_folds(folds):
    rows = sum(classes_shuffled(Stream(SPLIT, 0)), [])
    return [sorted(rows[fold::folds]) for fold in range(folds)]


def balanced():
    stream, first = Stream(CLASS_BALANCE, EPOCH), 0
    labels = stream.shuffled(sorted(set(LABELS)))
    first += len(labels)
    draws = []
    for rank, label in enumerate(labels):
        pool = [row for row, other in enumerate(LABELS) if other == label]
        missing = len(LABELS) // len(labels) + (rank < len(LABELS) % len(labels))
        while missing > 0:
            pool = stream.shuffled(pool, first)
            first += len(pool)
            draws += pool[:missing]
            missing -= len(pool[:missing])
    return stream.shuffled(draws, first)


def shuffled_blocks(rows, block_rows, buffer_rows):
    stream = Stream(BLOCK_SHUFFLE, EPOCH)
    starts = stream.shuffled(range(0, rows, block_rows))
    sequence = [row for start in starts for row in range(start, min(start + block_rows, rows))]
    buffer, rest, order = sequence[:buffer_rows], sequence[buffer_rows:], []
    for place in range(rows):
        drawn = stream.below(len(starts) + place, len(buffer))
        order.append(buffer[drawn])
        if rest:
            buffer[drawn] = rest.pop(0)
        else:
            buffer[drawn] = buffer[-1]
            buffer.pop()
    return order


def main():
    header = Header(__file__, "cstdint")
    header.code(f"inline constexpr std::uint64_t order_seed = {SEED}, order_epoch = {EPOCH};")

    def numbers(name, values, note):
        header.array(f"std::uint32_t {name}[]", list(map(str, values)), note)

    numbers("order_labels", LABELS, f"Labels of {CLASSES} classes, one of which does not occur.")
    numbers("shuffle_split_validation", shuffle_split(10), "The validation part, a quarter.")
    numbers("stratified_split_validation", stratified_split(10), "Likewise, stratified.")
    numbers("fold_rows", sum(k_folds(3), []), "The validation parts of three folds, one after another.")
    numbers("stratified_fold_rows", sum(stratified_k_folds(3), []), "Likewise, stratified.")
    numbers("balanced_order", balanced(), "One epoch with balanced classes.")
    order = shuffled_blocks(len(LABELS), 6, 9)
    assert sorted(order) == list(range(len(LABELS)))
    numbers("shuffled_blocks", order, "One epoch in blocks of 6 rows with a buffer of 9.")
    header.write()


if __name__ == "__main__":
    main()
