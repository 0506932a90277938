# SPDX-License-Identifier: BSL-1.0
"""Files as NumPy itself writes them, byte for byte, in all versions of the format."""

import io

import numpy as np

from literals import Header

ROWS = np.arange(12).reshape(4, 3)
LABELS = np.array([2, 0, 1, 2, 0])
INTEGERS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]


def file_of(array, version=(1, 0)):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.asanyarray(array), version)
    return stream.getvalue()


def main():
    header = Header(__file__, "string_view")

    def literal(data):
        # Octal escapes of three digits: no digit that follows can become part of one.
        text = "".join(chr(byte) if chr(byte) in " '<|{}(),:_" or chr(byte).isascii() and chr(byte).isalnum()
                       else f"\\{byte:03o}" for byte in data)
        lines, line = [], ""
        while text:
            cut = 4 if text[0] == "\\" else 1
            if len(line) + cut > 96:
                lines.append(line)
                line = ""
            line, text = line + text[:cut], text[cut:]
        return [f'    "{part}"' for part in [*lines, line]], len(data)

    def file(name, array, version=(1, 0)):
        lines, size = literal(file_of(array, version))
        header.code("\n".join([f"inline constexpr std::string_view {name}(", *lines[:-1], f"{lines[-1]}, {size});"]))

    file("npy_float32", (ROWS / 4).astype("<f4"))
    file("npy_float64_version_2", ROWS / 8, (2, 0))
    file("npy_uint8_version_3", ROWS.astype("u1").reshape(2, 2, 3), (3, 0))
    file("npy_one_column", np.array([0.5, -1.0], "<f4"))
    file("npy_fortran_order", np.asfortranarray(ROWS.astype("<f4")))
    file("npy_big_endian", ROWS.astype(">f4"))
    file("npy_records", np.zeros(2, [("x", "<f4"), ("y", "<f4")]))
    file("npy_one_number", np.float32(1))
    for name in INTEGERS:
        file(f"npy_labels_{name}", LABELS.astype(name))
    file("npy_labels_big_endian", LABELS.astype(">i4"))
    file("npy_labels_in_a_column", LABELS.astype("<i4").reshape(-1, 1))
    file("npy_labels_negative", np.array([0, -1], "<i8"))
    header.write()


if __name__ == "__main__":
    main()
