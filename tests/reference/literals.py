# SPDX-License-Identifier: BSL-1.0
"""Writes C++ headers of literal values, for the generators beside this file."""

import fractions
import math
import pathlib
import textwrap

import mpmath

WIDTH = 110


def correctly_rounded(compute):
    """The double nearest to what `compute()` returns in mpmath, checked at two precisions."""
    roundings = []
    for bits in (300, 600):
        with mpmath.workprec(bits):
            roundings.append(nearest_double(compute()))
    assert roundings[0] == roundings[1], "300 bits do not decide the rounding"
    return roundings[0]


def nearest_double(value):
    """Rounds an mpmath number once, denormal results included (mpmath itself would round them twice)."""
    if mpmath.isinf(value):
        return float(value)
    sign, mantissa, exponent, bits = mpmath.mpf(value)._mpf_
    if exponent + bits > 1024:
        magnitude = math.inf
    elif exponent + bits < -1080:
        magnitude = 0.0
    else:
        exact = fractions.Fraction(int(mantissa)) * fractions.Fraction(2) ** exponent
        try:
            magnitude = exact.numerator / exact.denominator  # Python rounds the quotient of integers once
        except OverflowError:
            magnitude = math.inf
    return -magnitude if sign else magnitude


def decimal(value):
    """The shortest decimal literal, of at most 17 digits, that is read as this double."""
    if not math.isfinite(value):
        return special(value)
    return repr(value)


def hexadecimal(value):
    """A double as the hexadecimal literal that is exactly it."""
    if not math.isfinite(value):
        return special(value)
    mantissa, exponent = value.hex().split("p")
    whole, _, digits = mantissa.partition(".")
    digits = digits.rstrip("0")
    return whole + ("." + digits if digits else "") + "p" + exponent


def special(value):
    limits = "std::numeric_limits<double>::"
    if math.isnan(value):
        return limits + "quiet_NaN()"
    return ("-" if value < 0 else "") + limits + "infinity()"


def boolean(value):
    return "true" if value else "false"


def word(value):
    return f"0x{value:08x}"


def braces(*cells):
    return "{" + ", ".join(cells) + "}"


class Header:
    """The text of one header, in the namespace staticnn::reference."""

    def __init__(self, script, *includes):
        self._path = pathlib.Path(script).with_suffix(".hpp")
        self._lines = ["// SPDX-License-Identifier: BSL-1.0", "#pragma once", ""]
        self._lines += [f"#include <{name}>" for name in includes] + [""] * bool(includes)
        self._lines += [f"// Written by {pathlib.Path(script).name}: change that, not this.",
                        "// clang-format off", "namespace staticnn::reference {"]

    def code(self, text):
        """Adds lines of C++ after an empty one."""
        self._lines += [""] + textwrap.dedent(text).strip().split("\n")

    def array(self, declaration, cells, note=None):
        """Adds a constant array whose cells fill the lines."""
        self._define(declaration, filled(cells), note)

    def rows(self, declaration, rows, note=None):
        """Adds a constant array of structs; each row, a list of cells, starts a line."""
        lines = []
        for cells in rows:
            row = filled(["{" + cells[0], *cells[1:-1], cells[-1] + "}"])
            lines += [row[0], *(" " + line for line in row[1:])]
        self._define(declaration, lines, note)

    def cases(self, declaration, cases):
        """Adds a constant array of structs whose members, arrays in braces, may be longer than a line."""
        lines = []
        for members in cases:
            cells = ", ".join("{" * (i == 0) + member + "}" * (i + 1 == len(members))
                              for i, member in enumerate(members)).split(", ")
            row = filled(cells)
            lines += [row[0], *(" " + line for line in row[1:])]
        self._define(declaration, lines)

    def arrays(self, declaration, members):
        """Adds a constant struct whose members are arrays."""
        lines = []
        for cells in members:
            lines += ["    {"] + filled(cells, " " * 8) + ["    },"]
        self._define(declaration, lines)

    def _define(self, declaration, lines, note=None):
        self._lines += ["", *(wrapped(note, "/// ") if note else [])]
        self._lines += [f"inline constexpr {declaration} = {{", *lines, "};"]

    def write(self):
        text = "\n".join(self._lines + ["", "}  // namespace staticnn::reference", ""])
        assert max(map(len, text.split("\n"))) <= WIDTH
        self._path.write_text(text, encoding="ascii")
        print(f"{self._path.name}: {len(text)} bytes")


def wrapped(text, prefix):
    return textwrap.wrap(text, WIDTH, initial_indent=prefix, subsequent_indent=prefix)


def filled(cells, indent="    "):
    """Lines of comma-separated cells; a cell is never broken."""
    lines = [indent]
    for cell in cells:
        if len(lines[-1]) + len(cell) + 2 > WIDTH:
            lines[-1] = lines[-1].rstrip()
            lines.append(indent)
        lines[-1] += cell + ", "
    lines[-1] = lines[-1].rstrip()
    return lines
