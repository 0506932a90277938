// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {

/// A file as read-only memory, of which the system keeps in memory what is used and room is left for. It must
/// not be cut short while it is mapped: the system ends a process that reads behind the end.
class MappedFile {
public:
    /// Throws FileError when the file cannot be mapped or is not of exactly `size` bytes.
    MappedFile(const std::string& path, std::uint64_t size) : size_(static_cast<Index>(size)) {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) fail("open", path, errno);
        struct stat status {};
        const bool is_known = ::fstat(descriptor, &status) == 0;
        if (is_known && static_cast<std::uint64_t>(status.st_size) == size)
            data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor, 0);
        const int error = errno;
        ::close(descriptor);  // the mapping keeps the file
        if (data_ != MAP_FAILED) return;
        if (!is_known || static_cast<std::uint64_t>(status.st_size) == size) fail("map", path, error);
        throw FileError("cannot map '" + path + "': expected " + std::to_string(size) + " bytes, found " +
                        std::to_string(status.st_size));
    }
    MappedFile(MappedFile&& other) noexcept
        : data_(std::exchange(other.data_, MAP_FAILED)), size_(std::exchange(other.size_, 0)) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~MappedFile() {
        if (data_ != MAP_FAILED) ::munmap(data_, size_);
    }

    const std::uint8_t* data() const noexcept { return static_cast<const std::uint8_t*>(data_); }

private:
    [[noreturn]] static void fail(const char* action, const std::string& path, int error) {
        throw FileError(std::string("cannot ") + action + " '" + path +
                        "': " + std::generic_category().message(error));
    }

    void* data_ = MAP_FAILED;
    Index size_ = 0;
};

}  // namespace staticnn::detail
