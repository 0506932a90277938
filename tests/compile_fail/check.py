# SPDX-License-Identifier: BSL-1.0
"""Checks programs that must not compile, and their right twins.

A case is a wrong program, and between #ifdef STATICNN_WRONG, #else and #endif its right twin. The wrong one must not
compile, and the compiler must print each sentence that the case announces, whatever its line breaks:
    // expect: the whole sentence
    // expect(gcc): a sentence of g++ alone (or clang)

check.py right CASE...           compiles the right twins of all, as one program
check.py together OUTPUT CASE... compiles the wrong programs as one, and keeps what the compiler says
check.py case CASE [OUTPUT]      looks for the sentences in what it said, and where one is not found compiles this case
                                 alone: the compiler may have said it for another, once
check.py alone CASE              a case that shares no file with others, right and wrong
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys


def refuse(why):
    sys.exit(why)


def joined(cases):
    """One program: each case in a namespace of its own, below what they all include. Lines keep their file and number,
    so that a message names its case."""
    includes, programs = {}, []
    for case in cases:
        lines = case.read_text().split("\n")
        includes.update((line, None) for line in lines if line.startswith("#include "))
        text = "\n".join("" if line.startswith("#include ") else line for line in lines)
        programs.append(f'namespace compile_fail::{case.stem} {{\n#line 1 "{case}"\n{text}\n}}\n')
    return "\n".join([*includes, *programs])


class Compiler:
    """Checks what it is given, without the user's language and colours, and with no line breaks of its own."""

    def __init__(self, program, kind, include, precompiled):
        self.kind = kind
        self.command = [program, "-std=c++20", "-fsyntax-only", "-fdiagnostics-color=never", "-fmessage-length=0",
                        *(f"-I{folder}" for folder in include.split("|")), "-x", "c++"]
        if kind == "clang":
            self.command.append("-ferror-limit=0")
        self.precompiled = ["-include", precompiled] if precompiled else []

    def compiles(self, source, *options):
        """(whether it does, what is said). `source` is a file, or the text of one."""
        # For a case with a trainer, what it includes is most of its time. The others are sooner done without.
        is_file = isinstance(source, pathlib.Path)
        text = source.read_text() if is_file else source
        if '#include "staticnn/training/' in text:
            options = [*self.precompiled, *options]
        done = subprocess.run([*self.command, *options, source if is_file else "-"], env={**os.environ, "LC_ALL": "C"},
                              input=None if is_file else text, capture_output=True, text=True)
        return done.returncode == 0, done.stderr

    def messages(self, output):
        """The errors of an output, each with the lines that say where it comes from: before it with g++, after it with
        clang++."""
        starts = r"In file included from |\S+: (In |At )" if self.kind == "gcc" else r"In file included from |\S+ error: "
        message, has_error = [], False
        for line in output.split("\n"):
            if has_error and re.match(starts, line):
                yield "\n".join(message)
                message, has_error = [], False
            message.append(line)
            has_error = has_error or " error: " in line
        yield "\n".join(message)

    def sentences(self, case):
        found = [sentence.strip() for kind, sentence in
                 re.findall(r"// expect(?:\((\w+)\))?:(.*)", case.read_text()) if kind in ("", self.kind)]
        if not found or not all(found):
            refuse(f"{case}: no line announces a sentence for {self.kind}")
        return found


def fold_blanks(text):
    return " ".join(text.split())


def check_right(compiler, cases):
    fine, output = compiler.compiles(joined(cases))
    if not fine:
        refuse(f"{output}\na right program does not compile")


def check_wrong(compiler, case):
    fine, output = compiler.compiles(case, "-DSTATICNN_WRONG")
    if fine:
        refuse(f"{case}: the wrong program compiles")
    for sentence in compiler.sentences(case):
        if sentence not in fold_blanks(output):
            refuse(f"{case}: the compiler does not print '{sentence}':\n{output}")


def is_said_of(compiler, case, output):
    """Whether an output of several cases has all sentences of this one, in messages that name it."""
    own = fold_blanks("\n".join(message for message in compiler.messages(output) if f"{case}:" in message))
    return all(sentence in own for sentence in compiler.sentences(case))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--kind", choices=["gcc", "clang"], required=True)
    parser.add_argument("--include", required=True, help="folders, divided by |")
    parser.add_argument("--precompiled", help="a header that includes everything")
    parser.add_argument("what", choices=["right", "together", "case", "alone"])
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    compiler = Compiler(options.compiler, options.kind, options.include, options.precompiled)
    files = options.files
    if options.what == "right":
        check_right(compiler, files)
    elif options.what == "together":
        files[0].write_text(compiler.compiles(joined(files[1:]), "-DSTATICNN_WRONG")[1])
    elif options.what == "alone":
        check_right(compiler, files)
        check_wrong(compiler, files[0])
    elif not is_said_of(compiler, files[0], files[1].read_text()):
        check_wrong(compiler, files[0])


main()
