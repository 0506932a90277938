# SPDX-License-Identifier: BSL-1.0
"""The files of CsvLogger and JsonLinesLogger for some epochs, written by Python's own csv and json."""

import csv
import io
import json
import math

from literals import Header, decimal

NAMES = ["loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"]
EPOCHS = [
    [1.8949103976017796, 0.1, math.nan, math.nan, 0.001],
    [1e-05, 0.9375, 2.5, 0.5, 3.0000000000000004e-16],
    [math.nan, 0.30000000000000004, 1.7976931348623157e+308, 5e-324, 0.25],
    [math.inf, 1e+16, -math.inf, -0.5, 123456.75],
]


def csv_text(separator):
    """As Keras does it: sorted names, epochs from 0. Lines end as everywhere here."""
    keys = sorted(NAMES)
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=["epoch", *keys], delimiter=separator, lineterminator="\n")
    writer.writeheader()
    for number, values in enumerate(EPOCHS):
        writer.writerow({"epoch": number, **dict(zip(NAMES, values))})
    return file.getvalue()


def json_text():
    """NaN and the infinities are null."""
    lines = ""
    for number, values in enumerate(EPOCHS, start=1):
        numbers = [value if math.isfinite(value) else None for value in values]
        lines += json.dumps({"epoch": number, **dict(zip(NAMES, numbers))}, allow_nan=False) + "\n"
    return lines


def literals(text):
    """The text as adjacent literals that fit into lines."""
    pieces = [text[start:start + 72] for start in range(0, len(text), 72)]
    return "\n".join(f"    {json.dumps(piece)}" for piece in pieces)


def main():
    header = Header(__file__, "limits")
    header.array("const char* log_names[]", [f'"{name}"' for name in NAMES])
    header.arrays(f"double log_values[{len(EPOCHS)}][{len(NAMES)}]", [map(decimal, values) for values in EPOCHS])
    for name, text in {"csv": csv_text(","), "semicolon": csv_text(";"), "json": json_text()}.items():
        header.code(f"inline constexpr const char* {name}_text =\n" + literals(text) + ";")
    header.write()


if __name__ == "__main__":
    main()
