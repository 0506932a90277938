# SPDX-License-Identifier: BSL-1.0
"""A reader of checkpoints, written after include/staticnn/checkpoint/format.md and nothing else.

As a program, prints what a file holds: python3 reader.py FILE
"""

import re
import struct
import sys
import xml.etree.ElementTree
from fractions import Fraction

from xxh3 import xxh3

MAGIC = b"\x89SNN\r\n\x1a\n"
SIZES = {"boolean": 1, "uint64": 8, "float32": 4, "float64": 8, "text": 1}
CODES = {"boolean": "?", "uint64": "Q", "float32": "f", "float64": "d"}
BITS = {"float32": "I", "float64": "Q"}
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
EXTENT = re.compile(r"0|[1-9][0-9]*")
DECIMAL = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?")


class Refusal(Exception):
    """The file is not what the page of the format says."""


def expect(condition, sentence):
    if not condition:
        raise Refusal(sentence)


def hash_text(data):
    return f"{xxh3(data):016x}"


class Leaf:
    def __init__(self, line):
        self.line = line
        self.name, self.type, *extents = line.split(" ")
        expect(NAME.fullmatch(self.name), f"name of a leaf: {line}")
        expect(self.type in SIZES, f"type of a leaf: {line}")
        expect(all(map(EXTENT.fullmatch, extents)) and len(extents) <= 8, f"extents of a leaf: {line}")
        expect(self.type != "text" or len(extents) == 1, f"extents of a text: {line}")
        self.extents = [int(extent) for extent in extents]
        self.count = 1
        for extent in self.extents:
            self.count *= extent
        self.size = self.count * SIZES[self.type]
        expect(self.size < 2**62, f"size of a leaf: {line}")
        self.data = b""

    def values(self):
        """A text as bytes, everything else as a list of numbers."""
        if self.type == "text":
            return self.data
        return list(struct.unpack(f"<{self.count}{CODES[self.type]}", self.data))

    def bits(self):
        return list(struct.unpack(f"<{self.count}{BITS[self.type]}", self.data))


def escaped(data):
    text = ""
    for i, byte in enumerate(data):
        folds = byte == 0x20 and (i == 0 or i + 1 == len(data) or data[i - 1] == 0x20)
        if byte == 0x5C:
            text += "\\\\"
        elif byte < 0x20 or byte > 0x7E or folds:
            text += f"\\x{byte:02x}"
        else:
            text += chr(byte)
    return text


def unescaped(text):
    data = re.sub(rb"\\(\\|x([0-9a-f]{2}))", lambda found: bytes.fromhex(found[2].decode()) if found[2] else b"\\",
                  text.encode("ascii"))
    expect(escaped(data) == text, f"escaped form: {text}")
    return data


def read_manifest(manifest):
    """The header as a dictionary, and the leaves without values."""
    expect(len(manifest) <= 2**24 and manifest.isascii(), "a manifest of ASCII")
    header_text, _, leaf_text = manifest.decode("ascii").partition("\n\n")
    header = {}
    for line in header_text.split("\n"):
        key, colon, value = line.partition(": ")
        expect(colon and NAME.fullmatch(key) and key not in header, f"header line: {line}")
        header[key] = unescaped(value)
    expect(next(iter(header)) == "kind" and NAME.fullmatch(header["kind"].decode()), "the kind first")
    expect(leaf_text == "" or leaf_text.endswith("\n"), "a line end after the last leaf")
    leaves = [Leaf(line) for line in leaf_text.split("\n")[:-1]]
    expect(len({leaf.name for leaf in leaves}) == len(leaves), "different names of leaves")
    return header, leaves


def check_state(leaves, digest):
    for leaf in leaves:
        expect(leaf.type != "boolean" or set(leaf.data) <= {0, 1}, f"booleans in {leaf.name}")
    state = b"".join(leaf.line.encode() + b"\n" + leaf.data for leaf in leaves)
    expect(hash_text(state) == digest, f"digest {digest}, found {hash_text(state)}")


def read_binary(data):
    expect(data[:8] == MAGIC and len(data) >= 56, "the first bytes of the binary form")
    version, manifest_size, payload_size, digest, checksum = struct.unpack_from("<5Q", data, 8)
    expect(version == 1, f"format version 1, found {version}")
    expect(len(data) == 56 + manifest_size + payload_size, "the size of the file")
    manifest = data[48:48 + manifest_size]
    expect(xxh3(data[:40] + manifest) == checksum, "checksum of the envelope")
    expect(xxh3(data[:-8]) == struct.unpack("<Q", data[-8:])[0], "checksum of the file")
    header, leaves = read_manifest(manifest)
    expect(sum(leaf.size for leaf in leaves) == payload_size, "the size of the payload")
    position = 48 + manifest_size
    for leaf in leaves:
        leaf.data = data[position:position + leaf.size]
        position += leaf.size
    check_state(leaves, f"{digest:016x}")
    return header, leaves, f"{digest:016x}"


def float32_of(text):
    """The nearest float32, ties to even. By way of a float64 it may be rounded twice; its neighbours decide."""
    exact = Fraction(text)
    near, = struct.unpack("<I", struct.pack("<f", float(text)))

    def distance(bits):
        value, = struct.unpack("<f", struct.pack("<I", bits))
        return abs(Fraction(value) - exact) if abs(value) < float("inf") else Fraction(2**1000)
    candidates = {bits for bits in (near - 1, near, near + 1) if 0 <= bits < 2**32 and bits >> 31 == near >> 31}
    best = min(candidates, key=lambda bits: (distance(bits), bits & 1))
    return struct.pack("<I", best)


def number_of(word, kind):
    if kind == "boolean":
        expect(word in ("true", "false"), f"a boolean: {word}")
        return bytes([word == "true"])
    if kind == "uint64":
        expect(re.fullmatch("[0-9]+", word) and int(word) < 2**64, f"an unsigned integer: {word}")
        return struct.pack("<Q", int(word))
    digits = 2 * SIZES[kind]
    if re.fullmatch(f"nan:[0-9a-f]{{{digits}}}", word):
        return bytes.fromhex(word[4:])[::-1]
    if word in ("inf", "-inf"):
        return struct.pack("<" + CODES[kind], float(word))
    expect(DECIMAL.fullmatch(word), f"a number: {word}")
    if kind == "float32":
        return float32_of(word)
    return struct.pack("<d", float(word))


def read_xml(data):
    root = xml.etree.ElementTree.fromstring(data)
    expect(root.tag == "staticnn_checkpoint" and [child.tag for child in root] == ["manifest", "state"], "the elements")
    expect(root.get("format") == "1", f"format version 1, found {root.get('format')}")
    manifest = root[0].text.removeprefix("\n").encode("ascii")
    envelope = b"1\n" + root.get("digest").encode() + b"\n" + manifest
    expect(hash_text(envelope) == root.get("envelope"), "checksum of the envelope")
    header, leaves = read_manifest(manifest)
    expect(header["kind"].decode() == root.get("kind"), "the kind of the manifest")
    expect([child.tag for child in root[1]] == [leaf.name for leaf in leaves], "an element for each leaf")
    for leaf, element in zip(leaves, root[1]):
        text = (element.text or "").strip(" \t\r\n")
        if leaf.type == "text":
            leaf.data = unescaped(text)
        else:
            leaf.data = b"".join(number_of(word, leaf.type) for word in text.split())
        expect(len(leaf.data) == leaf.size, f"{leaf.count} values of {leaf.name}")
    check_state(leaves, root.get("digest"))
    return header, leaves, root.get("digest")


def read(path):
    """Header, leaves and digest of a file. Raises Refusal."""
    with open(path, "rb") as file:
        data = file.read()
    expect(data[:1] == b"\x89" or data[:5] == b"<?xml", "the first bytes of a checkpoint")
    return read_binary(data) if data[:1] == b"\x89" else read_xml(data)


def main(path):
    header, leaves, digest = read(path)
    for key, value in header.items():
        print(f"{key}: {escaped(value)}")
    print(f"digest: {digest}")
    for leaf in leaves:
        print(leaf.line, leaf.values())


if __name__ == "__main__":
    main(*sys.argv[1:])
