# SPDX-License-Identifier: BSL-1.0
"""Python gets the bits of the trainer: call.py LIBRARY FOLDER"""
import ctypes
import pathlib
import sys

library = ctypes.CDLL(sys.argv[1])
folder = pathlib.Path(sys.argv[2])


def check(name, scalar):
    inputs, outputs = (ctypes.c_size_t.in_dll(library, f"{name}_{part}").value for part in ("inputs", "outputs"))
    samples = (folder / f"{name}.samples").read_bytes()
    expected = (folder / f"{name}.outputs").read_bytes()
    width = ctypes.sizeof(scalar)
    count = len(samples) // (inputs * width)
    assert count == 67 and len(expected) == count * outputs * width, (count, inputs, outputs)

    predict_batch = library[f"{name}_predict_batch"]
    predict_batch.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
    predict_batch.restype = None
    results = (scalar * (count * outputs))()
    predict_batch(samples, count, results)
    assert bytes(results) == expected, f"{name}: a batch has other bits"

    predict = library[f"{name}_predict"]
    predict.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    predict.restype = None
    result = (scalar * outputs)()
    predict((scalar * inputs).from_buffer_copy(samples), result)
    assert bytes(result) == expected[:outputs * width], f"{name}: one sample has other bits"


check("classifier", ctypes.c_float)
check("regressor", ctypes.c_double)
