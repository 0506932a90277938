// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Throws FileError: "cannot save 'run.bin': No space left on device".
[[noreturn]] inline void fail_file(std::string_view action, const std::string& path,
                                   const std::string& reason) {
    throw FileError("cannot " + std::string(action) + " '" + path + "': " + reason);
}

/// The same with the system's reason for `error`, a value of errno.
[[noreturn]] inline void fail_file(std::string_view action, const std::string& path, int error) {
    fail_file(action, path, std::generic_category().message(error));
}

/// An open file of the operating system, closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) noexcept : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor() { close(); }

    bool is_open() const noexcept { return number_ >= 0; }
    int number() const noexcept { return number_; }

    /// Closes the file now; 0, or the error that a late write left behind.
    int close() noexcept {
        if (!is_open()) return 0;
        return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
    }

private:
    int number_;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
