# SPDX-License-Identifier: BSL-1.0
"""Reads golden files and files just written with reader.py: python3 reader_test.py GOLDEN_FOLDER FRESH_FOLDER"""

import os
import struct
import sys
import unittest

import reader
from xxh3 import xxh3

GOLDEN, FRESH = sys.argv[1:3]
TITLES = ("trainer", "weights", "evolving")
SPECIAL_FLOATS = [0x7FC12345, 0xFFC00001, 0x7F800001, 0x7F800000, 0xFF800000, 0x80000000, 0x00000001, 0x807FFFFF,
                  0x7F7FFFFF, 0x00800000]
SPECIAL_DOUBLES = {"history.loss": [0xFFF8000000000123, 0x8000000000000000],
                   "history.val_loss": [0x0000000000000001, 0x7FF0000000000000]}


def leaves_of(path):
    return {leaf.name: leaf for leaf in reader.read(path)[1]}


def float32(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


class Reader(unittest.TestCase):
    def test_both_forms_hold_the_same(self):
        for folder in (GOLDEN, FRESH):
            for title in TITLES:
                binary, xml = (reader.read(os.path.join(folder, title + ending)) for ending in (".bin", ".xml"))
                self.assertEqual(binary[0], xml[0])
                self.assertEqual(binary[2], xml[2])
                self.assertEqual([leaf.line for leaf in binary[1]], [leaf.line for leaf in xml[1]])
                self.assertEqual([leaf.data for leaf in binary[1]], [leaf.data for leaf in xml[1]])

    def test_values(self):
        for folder in (GOLDEN, FRESH):
            for ending in (".bin", ".xml"):
                leaves = leaves_of(os.path.join(folder, "trainer" + ending))
                self.assertEqual(leaves["network.0.kernel"].extents, [4, 3])
                self.assertEqual(leaves["network.0.kernel"].bits()[:10], SPECIAL_FLOATS)
                for name, bits in SPECIAL_DOUBLES.items():
                    self.assertEqual(leaves[name].bits(), bits)
                slot = leaves["optimizer.slots.2.kernel.v"].values()
                expected = [float32(float32(0.1) * i) for i in range(1, 7)]
                self.assertEqual(slot, expected)
                self.assertEqual(leaves["history.learning_rate"].values(), [0.1 * 7, 0.1 * 8])
                self.assertEqual(leaves["callbacks.early_stopping.monitor"].values(), b"val_loss")
                self.assertEqual(leaves["callbacks.early_stopping.restore_best_weights"].values(), [True])
                self.assertEqual(leaves["optimizer.beta_2"].values(), [0.999])
                self.assertEqual(leaves["step"].values(), [5])
                self.assertEqual(leaves["run.validation_split"].values(), [0.2])

    def test_header(self):
        header, _, _ = reader.read(os.path.join(GOLDEN, "trainer.bin"))
        self.assertEqual(header["kind"], b"trainer")
        self.assertEqual(header["topology"], b"Sequential<Dense<4,3,Tanh>,Dropout<0.25>,Dense<3,2,Softmax>>")
        self.assertEqual(header["optimizer"], b"Adam<>")

    def test_weights_are_the_network(self):
        leaves = leaves_of(os.path.join(GOLDEN, "weights.xml"))
        self.assertEqual(list(leaves), ["network.0.kernel", "network.0.bias", "network.2.kernel", "network.2.bias"])

    def test_examples_of_the_page(self):
        self.assertEqual(reader.hash_text(b""), "2d06800538d394c2")
        state = b"step uint64\n\7\0\0\0\0\0\0\0"
        self.assertEqual(len(state), 20)
        leaf = reader.Leaf("step uint64")
        leaf.data = struct.pack("<Q", 7)
        reader.check_state([leaf], f"{xxh3(state):016x}")

    def test_floats_are_rounded_once(self):
        # Halfway between two floats as far as a double can tell, but a little above.
        self.assertEqual(reader.float32_of("1.00000005960464477539062500001"), struct.pack("<I", 0x3F800001))
        self.assertEqual(reader.float32_of("1.000000059604644775390625"), struct.pack("<I", 0x3F800000))

    def test_damage_is_refused(self):
        with open(os.path.join(GOLDEN, "weights.bin"), "rb") as file:
            data = file.read()
        for i in range(len(data)):
            with self.assertRaises(reader.Refusal, msg=i):
                reader.read_binary(data[:i] + bytes([data[i] ^ 1]) + data[i + 1:])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
