// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// The bytes of a file, which zlib unpacks when it is in gzip form and hands on as they are otherwise.
class GzipFile {
public:
    /// Throws FileError when the file cannot be opened.
    explicit GzipFile(std::string path) : path_(std::move(path)) {
        const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) throw FileError("cannot open '" + path_ + "': " + reason(errno));
        struct stat status {};
        if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
            size_on_disk_ = static_cast<std::uint64_t>(status.st_size);
        file_ = ::gzdopen(descriptor, "rb");
        if (file_ == nullptr) {
            ::close(descriptor);
            throw FileError("cannot open '" + path_ + "': out of memory");
        }
    }
    GzipFile(const GzipFile&) = delete;
    GzipFile& operator=(const GzipFile&) = delete;
    ~GzipFile() { ::gzclose_r(file_); }

    const std::string& path() const noexcept { return path_; }

    /// The number of bytes that the whole file will give, where that can be known beforehand: not for gzip,
    /// whose own word for it is not to be trusted, and not for pipes. To be asked after the first read.
    std::optional<std::uint64_t> known_size() const {
        if (::gzdirect(file_) == 0) return std::nullopt;
        return size_on_disk_;
    }

    /// Fills `bytes` as far as the file goes and returns how many came. Throws FileError when reading fails,
    /// DataError when a gzip file is damaged or cut short.
    Index read(std::span<std::uint8_t> bytes) {
        constexpr Index largest_request = Index{1} << 30;
        Index done = 0;
        while (done < bytes.size()) {
            const auto request = static_cast<unsigned>(std::min(bytes.size() - done, largest_request));
            const int count = ::gzread(file_, bytes.data() + done, request);
            if (count <= 0) break;
            done += static_cast<Index>(count);
        }
        if (done < bytes.size()) check_end();
        return done;
    }

private:
    static std::string reason(int error) { return std::generic_category().message(error); }

    void check_end() {
        const int system_error = errno;
        int error = Z_OK;
        std::string text = ::gzerror(file_, &error);
        text.erase(0, text.find(' ') + 1);  // zlib begins with its own name for the file: "<fd:3>: "
        switch (error) {
            case Z_OK:
                return;
            case Z_ERRNO:
                throw FileError("cannot read '" + path_ + "': " + reason(system_error));
            case Z_BUF_ERROR:
                throw DataError(path_ + ": expected a whole gzip file, found one that is cut short");
            case Z_DATA_ERROR:
                throw DataError(path_ + ": expected an intact gzip file, found damage (zlib: " + text + ")");
            default:
                throw FileError("cannot read '" + path_ + "': " + text);
        }
    }

    std::string path_;
    std::optional<std::uint64_t> size_on_disk_;
    gzFile file_ = nullptr;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
