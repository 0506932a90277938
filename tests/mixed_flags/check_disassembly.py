# SPDX-License-Identifier: BSL-1.0
"""check_disassembly.py PROGRAM: fails when a kernel uses registers that its instruction set does not have.

Kernels are told apart by their names, which hold the instruction set and the flags of the object they are from."""
import collections
import re
import subprocess
import sys

# What is in the name, and the registers that must not be in the code.
FORBIDDEN = {
    "flags_none::Portable": r"%[yz]mm|%xmm(1[6-9]|2\d|3[01])|%k[0-7]",
    "flags_none::Avx2": r"%zmm|%[xy]mm(1[6-9]|2\d|3[01])|%k[0-7]",
    "flags_avx2::Portable": r"%zmm|%[xy]mm(1[6-9]|2\d|3[01])|%k[0-7]",
    "flags_avx2::Avx2": r"%zmm|%[xy]mm(1[6-9]|2\d|3[01])|%k[0-7]",
}
# What must be there, or the search has missed its object.
EXPECTED = {"flags_none::Avx512": "%zmm", "flags_avx512::Avx512": "%zmm", "flags_none::Avx2": "%ymm"}

code = collections.defaultdict(list)  # by name of function
listing = subprocess.run(["objdump", "-d", "-C", "--no-show-raw-insn", sys.argv[1]],
                         check=True, capture_output=True, text=True).stdout
name = ""
for line in listing.splitlines():
    if found := re.match(r"[0-9a-f]+ <(.*)>:$", line):
        name = found[1]
    elif "\t" in line:
        code[name].append(line)

findings = []
for key, registers in FORBIDDEN.items():
    bodies = {function: lines for function, lines in code.items() if key + "," in function or key + ">" in function}
    if not bodies:
        findings.append(f"no function of {key} in the program")
    for function, lines in bodies.items():
        bad = next((line for line in lines if re.search(registers, line)), None)
        if bad:
            findings.append(f"{key} has '{bad.strip()}' in {function[:200]}")
for key, registers in EXPECTED.items():
    if not any(key in function and any(re.search(registers, line) for line in lines)
               for function, lines in code.items()):
        findings.append(f"no function of {key} uses {registers}")

print("\n".join(findings) or f"{len(code)} functions, none uses registers of another instruction set")
sys.exit(bool(findings))
