// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>

namespace support {

/// A new folder that disappears, with what is in it, at the end of its scope.
class TemporaryFolder {
public:
    /// Throws std::system_error when it cannot be made.
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "staticnn-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), "cannot make the folder " + pattern);
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

}  // namespace support
