# SPDX-License-Identifier: BSL-1.0
"""What staticnn-embed refuses, and how: program_test.py PROGRAM PROJECT_FOLDER"""

import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
GOLDEN = PROJECT / "tests" / "golden"
sys.path.insert(0, str(GOLDEN))

from xxh3 import xxh3  # noqa: E402

REFUSED, TROUBLE = 1, 2


def checkpoint(header, leaves=(), scalar="float32"):
    """An intact file in the binary form with these header lines; each leaf is a name and its extents."""
    lines = [" ".join([name, scalar, *map(str, extents)]) + "\n" for name, extents in leaves]
    manifest = ("".join(f"{key}: {value}\n" for key, value in header) + "\n" + "".join(lines)).encode()
    payload, state = b"", b""
    for line, (_, extents) in zip(lines, leaves):
        size = 8 if scalar.endswith("64") else 4
        for extent in extents:
            size *= extent
        payload += bytes(size)
        state += line.encode() + bytes(size)
    start = b"\x89SNN\r\n\x1a\n" + struct.pack("<4Q", 1, len(manifest), len(payload), xxh3(state))
    body = start + struct.pack("<Q", xxh3(start + manifest)) + manifest + payload
    return body + struct.pack("<Q", xxh3(body))


def network(topology, leaves, layers="dense 1", **more):
    return checkpoint([("kind", "weights"), ("topology", topology), ("layers", layers)], leaves, **more)


KERNEL = [("network.0.kernel", [2, 1])]


class Program(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out"
        self.out.mkdir()

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True)

    def file(self, content):
        path = self.folder / "model.bin"
        path.write_bytes(content)
        return path

    def embed(self, path, *arguments, name="digits"):
        return self.run_program(path, "--name", name, "--output", self.out, *arguments)

    def expect_refusal(self, result, code, sentence):
        self.assertEqual((result.returncode, result.stdout), (code, ""))
        self.assertIn(sentence, result.stderr)
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertEqual(list(self.out.iterdir()), [])

    def expect_files(self, result, *endings):
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), sorted("digits" + end for end in endings))

    def test_writes_the_files_that_were_asked_for(self):
        path = GOLDEN / "format_1" / "weights.xml"
        self.expect_files(self.embed(path, "--portable"), ".cpp", ".hpp")
        self.expect_files(self.embed(path, "--c"), ".cpp", ".cpp.weights", ".h", ".hpp", "_c.cpp")
        self.assertIn("#define DIGITS_INPUTS 4\n#define DIGITS_OUTPUTS 2\n", (self.out / "digits.h").read_text())

    def test_says_nothing_of_the_place_where_it_runs(self):
        self.assertEqual(self.embed(GOLDEN / "format_1" / "trainer.bin", "--c").returncode, 0)
        for path in self.out.iterdir():
            self.assertNotIn(str(self.folder).encode(), path.read_bytes())
            self.assertNotIn(str(PROJECT).encode(), path.read_bytes())

    def test_refuses_a_damaged_file(self):
        content = bytearray((GOLDEN / "format_1" / "weights.bin").read_bytes())
        content[-20] ^= 1
        self.expect_refusal(self.embed(self.file(content)), REFUSED, "model.bin' is not an intact checkpoint: ")

    def test_refuses_a_file_without_a_network(self):
        self.expect_refusal(self.embed(self.file(checkpoint([("kind", "notes")]))), REFUSED,
                            "cannot be embedded: expected the weights of a network and its type, found a file of kind "
                            "'notes'\n")

    def test_refuses_weights_that_are_no_floating_point_numbers(self):
        for leaves, scalar in ((KERNEL, "uint64"), ([("network.0.kernel", [])], "float32"),
                               ([("network.0.kernel", [0, 3])], "float32")):
            self.expect_refusal(self.embed(self.file(network("Sequential<Dense<2,1>>", leaves, scalar=scalar))), REFUSED,
                                "found the leaf 'network.0.kernel' of another kind\n")

    def test_refuses_what_is_no_type(self):
        for topology in ("Sequential<Dense<2,1>>;int x", "Sequential<Dense<2,1>", "Sequential<Dense<(2),1>>"):
            self.expect_refusal(self.embed(self.file(network(topology, KERNEL))), REFUSED, "expected a type, found ")
        self.expect_refusal(self.embed(self.file(network("Sequential<?>", KERNEL))), REFUSED,
                            "stands for a class without a name")

    def test_wants_the_header_of_other_layers(self):
        path = self.file(network("Sequential<Dense<2,1,Own>>", KERNEL))
        self.expect_refusal(self.embed(path), REFUSED,
                            "cannot be embedded: 'Own' in its type is no class of staticnn: name the header that declares "
                            "it with --include\n")
        self.expect_files(self.embed(path, "--include", "own.hpp", "--portable"), ".cpp", ".hpp")
        text = (self.out / "digits.hpp").read_text()
        self.assertIn('#include "own.hpp"\n', text)
        self.assertIn("using staticnn::Dense;\n", text)
        self.assertNotIn("using staticnn::Own;\n", text)

    def test_reads_the_number_of_inputs_off_the_first_layer_that_has_one(self):
        for layer, inputs in (("Dense<2,1>", 2), ("Frozen<Dense<2,1>>", 2), ("Flatten<3,4>,Dense<12,1>", 12),
                              ("Dropout<0.5>,Dense<2,1>", 2), ("Embedding<7,3>", 1), ("Embedding<7,3,5>", 5),
                              ("Concatenate<Sequential<Dense<2,1>>,Sequential<Dense<2,3>>>", 2)):
            path = self.file(network(f"Sequential<{layer}>", KERNEL))
            # How many layers there are is for the header line `layers` to agree with.
            if layer.count(",D") and not layer.startswith("Concatenate"):
                path = self.file(network(f"Sequential<{layer}>", KERNEL, "flatten 12, dense 1"))
            self.assertEqual(self.embed(path, "--c").stderr, "")
            self.assertIn(f"#define DIGITS_INPUTS {inputs}\n", (self.out / "digits.h").read_text(), layer)

    def test_cannot_tell_c_the_inputs_of_layers_it_does_not_know(self):
        path = self.file(network("Sequential<Own<2>>", KERNEL))
        self.expect_refusal(self.embed(path, "--c", "--include", "own.hpp"), REFUSED,
                            "how many values its network takes is known to none of its layers")

    def test_refuses_names_that_are_none(self):
        path = GOLDEN / "format_1" / "weights.bin"
        for name in ("my-digits", "2d", "class", "a__b", "_x", "", "std", "staticnn", "a b", "../x"):
            self.expect_refusal(self.embed(path, name=name), TROUBLE, "--name is expected to be a letter, then letters")

    def test_reports_trouble(self):
        path = GOLDEN / "format_1" / "weights.bin"
        self.expect_refusal(self.embed(self.folder / "absent.bin"), TROUBLE, "absent.bin': No such file or directory\n")
        for folder in ("absent", "absent/digits.hpp", path):
            self.expect_refusal(self.run_program(path, "-n", "digits", "-o", folder), TROUBLE,
                                "--output is expected to be a folder that is there, for files that are called by --name; "
                                f"found '{folder}'\n")
        self.expect_refusal(self.run_program(path, "--nme", "digits"), TROUBLE,
                            "--nme is no option: did you mean --name?\n")
        self.expect_refusal(self.run_program(path, "--name", "digits", "--wrong"), TROUBLE,
                            "--wrong is no option; --help names them all\n")
        for arguments in ([], [path], ["--name", "digits"]):
            result = self.run_program(*arguments)
            self.assertEqual((result.returncode, result.stdout), (TROUBLE, ""))
            self.assertNotEqual(result.stderr, "")
        self.assertEqual(self.run_program("--help").returncode, 0)


class KnownTypes(unittest.TestCase):
    # Headers without a class that is named in a topology.
    OTHERS = {"Clipped", "OnRows", "DenseOptions", "FeatureWise", "NormalizationOptions", "RowNormalization"}

    def test_no_unit_is_forgotten(self):
        text = (PROJECT / "examples" / "embed" / "known_types.hpp").read_text()
        for room in ("activations", "constraints", "layers", "regularizers"):
            headers = list((PROJECT / "include" / "staticnn" / room).glob("*.hpp"))
            self.assertTrue(headers)
            for header in headers:
                name = "".join(word.capitalize() for word in header.stem.split("_"))
                self.assertTrue(name in self.OTHERS or f'"{name}"' in text,
                                f"'{name}' is expected in examples/embed/known_types.hpp")


unittest.main(argv=sys.argv[:1])
