// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/temporary_file.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// Sleeps for the milliseconds in the environment variable STATICNN_TEST_SAVE_PAUSE, so that a test can end
/// the process between two stages of a save; without the variable it does nothing.
inline void pause_for_tests() {
    const char* text = std::getenv("STATICNN_TEST_SAVE_PAUSE");
    if (text == nullptr) return;
    int milliseconds = 0;
    std::from_chars(text, text + std::strlen(text), milliseconds);
    milliseconds = std::clamp(milliseconds, 0, 60000);
    const timespec duration{milliseconds / 1000, milliseconds % 1000 * 1000000L};
    ::nanosleep(&duration, nullptr);
}

inline std::string folder_of(const std::string& path) {
    const Index slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return path.substr(0, std::max<Index>(slash, 1));
}

/// The path behind any symbolic links, also when nothing is there yet.
inline std::string behind_links(const std::string& path) {
    constexpr int most_links = 40;  // as in the kernel
    std::string target = path;
    for (int links = 0;; ++links) {
        struct stat status {};
        if (::lstat(target.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return target;
        if (links == most_links) fail_file("save", path, ELOOP);
        std::string text(4096, '\0');
        const ssize_t size = ::readlink(target.c_str(), text.data(), text.size());
        if (size < 0) fail_file("save", path, errno);
        text.resize(static_cast<Index>(size));
        target = text.starts_with('/') ? text : folder_of(target) + '/' + text;
    }
}

inline void flush_folder(const Descriptor& folder, const std::string& path) {
    // Some file systems cannot flush a folder and say so; there is nothing more to be had from them.
    if (::fsync(folder.number()) != 0 && errno != EINVAL && errno != ENOTSUP)
        fail_file("make sure that a power failure spares", path, errno);
}

}  // namespace detail

/// Whether a save waits until the new file would survive a power failure.
enum class Flush : bool { no, yes };

/// Replaces the contents of the file `path`, or creates it: whoever opens it, at whatever moment, finds the
/// old or the new contents, whole, whatever other threads and processes save there. The bytes are written to
/// a new file beside it, flushed, renamed, and the folder flushed. What killed processes have left in the
/// folder is removed first. A file that is replaced hands on its permissions (its owner and other hard links
/// stay behind); a symbolic link stays and what it points to is replaced. Throws FileError with the path and
/// the system's reason; the old file is then untouched, but for a failed flush of the folder after the
/// rename.
inline void replace_file(const std::string& path, std::string_view bytes, Flush flush = Flush::yes) {
    const std::string target = detail::behind_links(path);
    struct stat status {};
    const bool exists = ::stat(target.c_str(), &status) == 0;
    if (!exists && errno != ENOENT) fail_file("save", path, errno);
    if (exists && S_ISDIR(status.st_mode)) fail_file("save", path, EISDIR);
    if (exists && !S_ISREG(status.st_mode)) fail_file("save", path, "it is not a regular file");

    const std::string folder_path = detail::folder_of(target);
    const Descriptor folder(::open(folder_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open()) fail_file("save", path, errno);

    detail::remove_leftovers(folder_path);
    detail::TemporaryFile file(folder_path, path);
    if (exists) file.set_mode(status.st_mode & 07777);
    file.write(bytes);
    detail::pause_for_tests();
    if (flush == Flush::yes) file.flush();
    detail::pause_for_tests();
    file.rename_to(target);
    detail::pause_for_tests();
    if (flush == Flush::yes) detail::flush_folder(folder, path);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
