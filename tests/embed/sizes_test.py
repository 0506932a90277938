# SPDX-License-Identifier: BSL-1.0
"""sizes_test.py STRIP NM READELF (PROGRAM WEIGHTS OBJECTS... --)...: how large programs with embedded networks are, that
nothing of them runs before main(), and that predictions have nobody to ask for memory or a lock."""
import os
import re
import subprocess
import sys
import tempfile

STRIP, NM, READELF = sys.argv[1:4]
CODE = {"small": 40_000, "large": 100_000}  # bytes, beside the weights
# Beside what other objects of the program define: copies as the compiler makes them, also with the checks that Ubuntu
# switches on; what libgcc knows of the processor and counts for it; who is asked when noexcept functions throw.
ALLOWED = re.compile(r"mem(cpy|set|move|cmp)|__mem\w+_chk|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|"
                     r"__cpu_(model|features2|indicator_init)|__popcountdi2|__gxx_personality_v0|__cxa_begin_catch|_ZSt9terminatev")


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def symbols(kind, objects):
    return {line.split()[-1] for line in output_of(NM, kind, *objects).splitlines() if line and not line.endswith(":")}


def check(program, weights, *objects):
    name = os.path.basename(weights).split(".")[0]
    with tempfile.TemporaryDirectory() as folder:
        stripped = os.path.join(folder, "program")
        subprocess.run([STRIP, "-o", stripped, program], check=True)
        size, of_weights = os.path.getsize(stripped), os.path.getsize(weights)
    print(f"{name}: {size} bytes stripped, {of_weights} of them weights")
    assert of_weights < size < of_weights + CODE[name], size

    assert len(objects) >= 2, objects
    for path in objects:
        sections = output_of(READELF, "-SW", path)
        assert ".rodata" in sections or ".text" in sections
        assert not re.search(r"\.(init_array|preinit_array|ctors)\b", sections), f"{path}: something runs before main()"
    strangers = symbols("--undefined-only", objects) - symbols("--defined-only", objects)
    strangers = {symbol for symbol in strangers if not ALLOWED.fullmatch(symbol)}
    assert not strangers, f"{name} calls {sorted(strangers)}"
    subprocess.run([program], check=True)


arguments = sys.argv[4:]
while arguments:
    end = arguments.index("--")
    check(*arguments[:end])
    arguments = arguments[end + 1:]
