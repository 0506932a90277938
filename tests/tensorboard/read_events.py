#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Reads a file of events of TensorBoard, without a line of the library and without protocol buffers.

read_events.py FILE: prints each value as a line, `STEP TAG NUMBER` or `STEP TAG min max num sum sum_squares | limits |
buckets`, without the times, which must not go back. Field numbers: event.proto, summary.proto and histogram.proto in
tensorboard/compat/proto/ of github.com/tensorflow/tensorboard; checksums: CRC-32C (RFC 3720, B.4), masked as in
TensorFlow's crc32c.h. Ends with 1 and a sentence when something is wrong.
"""
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(content):
    place = 0
    while place < len(content):
        head = content[place:place + 8]
        (length,) = struct.unpack("<Q", head)
        (head_sum,) = struct.unpack("<I", content[place + 8:place + 12])
        data = content[place + 12:place + 12 + length]
        (data_sum,) = struct.unpack("<I", content[place + 12 + length:place + 16 + length])
        if head_sum != masked(head) or data_sum != masked(data):
            raise ValueError(f"the record at byte {place} has a wrong checksum")
        yield data
        place += 16 + length


def varint(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def fields(data):
    """(number, type of the wire, value) of each field of a message."""
    place = 0
    while place < len(data):
        key, place = varint(data, place)
        kind = key & 7
        if kind == 0:
            value, place = varint(data, place)
        elif kind == 1:
            value, place = data[place:place + 8], place + 8
        elif kind == 2:
            size, place = varint(data, place)
            value, place = data[place:place + size], place + size
        elif kind == 5:
            value, place = data[place:place + 4], place + 4
        else:
            raise ValueError(f"a field of type {kind}")
        yield key >> 3, kind, value


def doubles(data):
    return list(struct.unpack(f"<{len(data) // 8}d", data))


def histogram_text(data):
    numbers, lists = dict.fromkeys(range(1, 6), 0.0), {6: [], 7: []}
    for number, kind, value in fields(data):
        if number in numbers and kind == 1:
            numbers[number] = doubles(value)[0]
        elif number in lists and kind == 2:
            lists[number] += doubles(value)
        else:
            raise ValueError(f"field {number} in a histogram")
    return " | ".join(" ".join(map(repr, part)) for part in (numbers.values(), lists[6], lists[7]))


def value_text(data):
    tag = text = None
    for number, kind, value in fields(data):
        if (number, kind) == (1, 2):
            tag = value.decode()
        elif (number, kind) == (2, 5):
            text = repr(struct.unpack("<f", value)[0])
        elif (number, kind) == (5, 2):
            text = histogram_text(value)
        else:
            raise ValueError(f"field {number} in a value")
    return f"{tag} {text}"


def main():
    with open(sys.argv[1], "rb") as file:
        content = file.read()
    last_time = 0.0
    for position, record in enumerate(records(content)):
        step, lines = 0, []
        for number, kind, value in fields(record):
            if (number, kind) == (1, 1):
                time = doubles(value)[0]
                if time < max(last_time, 1.7e9):
                    raise ValueError(f"the time {time} after {last_time}")
                last_time = time
            elif (number, kind) == (2, 0):
                step = value
            elif (number, kind) == (3, 2) and position == 0:
                print(value.decode())
            elif (number, kind) == (5, 2):
                lines = [value_text(entry) for _, _, entry in fields(value)]
            else:
                raise ValueError(f"field {number} in event {position}")
        for line in lines:
            print(step, line)


try:
    main()
except (ValueError, IndexError, struct.error) as error:
    sys.exit(f"{sys.argv[1]}: {error}")
