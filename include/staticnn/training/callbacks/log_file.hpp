// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {

/// A text file that grows at its end, and is cut back when a run goes on from an earlier state. Whatever
/// fails throws FileError with the path and the system's reason.
class LogFile {
public:
    /// Creates the file when there is none.
    explicit LogFile(const std::string& path)
        : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666)) {
        if (!file_.is_open()) fail(errno);
    }

    /// In bytes; 0 for a file that is not there.
    static std::uint64_t size_of(const std::string& path) {
        struct stat status {};
        return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    }

    std::uint64_t size() const {
        struct stat status {};
        if (::fstat(file_.number(), &status) != 0) fail(errno);
        if (!S_ISREG(status.st_mode)) checkpoint::fail_file(action, path_, "it is not a regular file");
        return static_cast<std::uint64_t>(status.st_size);
    }

    /// The first `start` bytes stay, `text` follows them, and nothing else. Flushed to the disk.
    void replace_from(std::uint64_t start, std::string_view text) {
        const auto cut = static_cast<off_t>(start);
        if (::ftruncate(file_.number(), cut) != 0 || ::lseek(file_.number(), cut, SEEK_SET) != cut)
            fail(errno);
        while (!text.empty()) {
            const ssize_t count = ::write(file_.number(), text.data(), text.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(errno);
            text.remove_prefix(static_cast<Index>(count));
        }
        if (::fsync(file_.number()) != 0) fail(errno);
        if (const int error = file_.close(); error != 0) fail(error);
    }

private:
    static constexpr std::string_view action = "write";

    [[noreturn]] void fail(int error) const { checkpoint::fail_file(action, path_, error); }

    std::string path_;
    checkpoint::Descriptor file_;
};

}  // namespace staticnn::detail
