// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>

namespace staticnn {

/// The base of everything this library throws. `what()` is one sentence for a person: what was expected,
/// what was found and, where a file is involved, in which file. Whoever throws has changed nothing.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A value given by the caller cannot be used: a batch that is too large, a rate below zero, an unknown
/// monitor.
class ArgumentError : public Error {
public:
    using Error::Error;
};

/// A data set is damaged, of the wrong kind, or contradicts the network (rows, width, labels).
class DataError : public Error {
public:
    using Error::Error;
};

/// The order of calls is wrong: `fit` while a run is open, `resume` while none is.
class RunError : public Error {
public:
    using Error::Error;
};

/// A file cannot be opened, read, written or replaced. Carries the operating system's reason.
class FileError : public Error {
public:
    using Error::Error;
};

/// A checkpoint is damaged, of another format version, or cut short.
class FormatError : public Error {
public:
    using Error::Error;
};

/// A checkpoint is intact, but belongs to another topology, optimizer, callback or batch size.
class MismatchError : public Error {
public:
    using Error::Error;
};

}  // namespace staticnn
