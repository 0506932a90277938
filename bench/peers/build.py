# SPDX-License-Identifier: BSL-1.0
"""Builds the programs that are compared, and says what they weigh."""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

# name: what it is, and the package that it needs
PEERS = {
    "staticnn": ("this library", None),
    "onednn": ("loop by hand on the matrix products of oneDNN", "libdnnl-dev"),
    "eigen": ("loop by hand on the matrix products of Eigen", "libeigen3-dev"),
    "libtorch": ("PyTorch from C++", "libtorch-dev"),
    "pytorch": ("PyTorch from Python", "python3-torch"),
    "dlib": ("dlib", "libdlib-dev"),
}
# Known, and not compared: Debian 12 has no package of them that a program of ours could use.
ABSENT = {
    "mlpack": "Debian 12 has no package of its C++ library; there is no program for it",
}
# What every program links, whichever library it is about.
COMMON = re.compile(r"/(ld-linux|libc\.|libm\.|libstdc\+\+|libgcc_s|libz\.)")


def version(package):
    query = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True)
    return query.stdout.split("+")[0].split("-")[0] if query.returncode == 0 else "unknown"


def python_with(module):
    """The Python that runs this, or the system's, for which Debian's packages are."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
            return python
    return None


def compile_seconds(entry):
    """Processor time of the compiler, which other programs on the machine change less than they change wall time."""
    command = shlex.split(entry["command"])
    command[command.index("-o") + 1] = os.devnull  # a new object would be out of date in the eyes of Ninja
    variables = {**os.environ, "CCACHE_DISABLE": "1"}
    process = subprocess.Popen(command, cwd=entry["directory"], env=variables)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"cannot compile {entry['file']}")
    return round(usage.ru_utime, 2)


def sizes(binary):
    """Bytes of a program, and with the libraries that it loads."""
    listed = subprocess.run(["ldd", binary], capture_output=True, text=True).stdout
    libraries = [path for path in re.findall(r"=> (/\S+)", listed) if not COMMON.search(path)]
    own = os.path.getsize(binary)
    return own, own + sum(os.path.getsize(library) for library in libraries)


def configure(source, folder):
    shutil.rmtree(f"{folder}/bin", ignore_errors=True)  # of libraries that are no longer there
    subprocess.run(["cmake", "-S", source, "-B", folder, "-G", "Ninja"], check=True, stdout=subprocess.DEVNULL)
    if subprocess.run(["cmake", "--build", folder, "--", "-k", "0"], stdout=subprocess.DEVNULL).returncode != 0:
        print("Not everything could be built.", file=sys.stderr)
    with open(f"{folder}/compile_commands.json") as file:
        return json.load(file)


def build(source, folder, only):
    """The programs by name, and why others are not among them."""
    folder = os.path.abspath(folder)
    entries = configure(source, folder)
    programs, missing = {}, dict(ABSENT)
    for name, (what, package) in PEERS.items():
        if only is not None and name != "staticnn" and name not in only:
            missing[name] = "not asked for"
            continue
        program = {"what": what, "version": version(package) if package else None}
        if name == "pytorch":
            python = python_with("torch")
            program["command"] = [python, f"{source}/pytorch.py"]
            there = python is not None
        else:
            binary = f"{folder}/bin/{name}"
            there = os.path.exists(binary)
            program["command"] = [binary]
        if not there:
            missing[name] = f"the package {package} is missing, or its program could not be built"
            continue
        if name != "pytorch":
            own = [entry for entry in entries if entry["file"] == f"{source}/{name}.cpp"]
            program["compile_seconds"] = compile_seconds(own[0])
            program["bytes"], program["bytes_with_libraries"] = sizes(binary)
        programs[name] = program
    ours = [entry for entry in entries if re.search(r"/staticnn_(staticnn|checkpoint)\.dir/", entry["command"])]
    programs["staticnn"]["library_compile_seconds"] = round(sum(map(compile_seconds, ours)), 1)
    return programs, missing
