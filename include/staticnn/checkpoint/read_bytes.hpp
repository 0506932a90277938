// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/shared_bytes.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Reads a regular file of at most `max_size` bytes. Throws FileError with the path and the reason.
inline SharedBytes read_bytes(const std::string& path, Index max_size) {
    constexpr std::string_view action = "read";
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) fail_file(action, path, errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail_file(action, path, errno);
    if (S_ISDIR(status.st_mode)) fail_file(action, path, EISDIR);
    if (!S_ISREG(status.st_mode)) fail_file(action, path, "it is not a regular file");
    const auto size = static_cast<Index>(status.st_size);
    if (size > max_size)
        fail_file(action, path,
                  "it has " + std::to_string(size) + " bytes, but what is to be loaded has at most " +
                      std::to_string(max_size));
    try {
        return SharedBytes::filled(size, [&](std::byte* bytes) {
            Index done = 0;
            while (done < size) {
                const ssize_t count = ::read(file.number(), bytes + done, size - done);
                if (count < 0 && errno == EINTR) continue;
                if (count < 0) fail_file(action, path, errno);
                if (count == 0) fail_file(action, path, "it became shorter while it was read");
                done += static_cast<Index>(count);
            }
        });
    } catch (const std::bad_alloc&) {
        fail_file(action, path, ENOMEM);
    }
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
