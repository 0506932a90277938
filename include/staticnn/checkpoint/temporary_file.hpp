// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint::detail {
STATICNN_BEGIN_RARE_CODE

inline constexpr std::string_view temporary_prefix = ".staticnn-", temporary_suffix = ".tmp";

/// Takes the lock of an open file, which the system gives back when the file is closed or the process ends.
/// False when another holds it, or when the file system knows no locks.
inline bool lock(const Descriptor& file, int operation) noexcept {
    int result = -1;
    do result = ::flock(file.number(), operation);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

/// A new file in `folder`, removed at the end of its scope unless it was renamed. It is locked as long as it
/// has its temporary name, which tells it from what a killed process has left behind.
class TemporaryFile {
public:
    TemporaryFile(const std::string& folder, const std::string& target)
        : target_(target), file_(create(folder)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    void set_mode(mode_t mode) const {
        if (::fchmod(file_.number(), mode) != 0) fail(errno);
    }

    void write(std::string_view bytes) const {
        // Beyond this limit the system would not refuse the write but end the process (SIGXFSZ).
        rlimit limit{};
        if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur < bytes.size()) fail(EFBIG);
        while (!bytes.empty()) {
            const ssize_t count = ::write(file_.number(), bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(errno);
            bytes.remove_prefix(static_cast<Index>(count));
        }
    }

    void flush() const {
        if (::fsync(file_.number()) != 0) fail(errno);
    }

    void rename_to(const std::string& path) {
        // Some file systems tell of a failed write only when a descriptor is closed; a copy of it, so that
        // the lock stays until the name is another.
        Descriptor copy(::fcntl(file_.number(), F_DUPFD_CLOEXEC, 0));
        if (!copy.is_open()) fail(errno);
        if (const int error = copy.close(); error != 0) fail(error);
        if (std::rename(path_.c_str(), path.c_str()) != 0) fail(errno);
        path_.clear();
    }

private:
    Descriptor create(const std::string& folder) {
        static std::atomic<Index> saves{0};
        while (true) {
            // Another process may have this number on another machine, or had it before it was killed.
            path_ = folder + '/' + std::string(temporary_prefix) + std::to_string(::getpid()) + '-' +
                    std::to_string(saves++) + std::string(temporary_suffix);
            Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (!file.is_open()) {
                if (errno != EEXIST) fail(errno);
                continue;
            }
            // Before it was locked, somebody may have taken it for a leftover and removed it.
            lock(file, LOCK_EX);
            struct stat status {};
            if (::fstat(file.number(), &status) != 0) fail(errno);
            if (status.st_nlink > 0) return file;
        }
    }

    [[noreturn]] void fail(int error) const { fail_file("save", target_, error); }

    std::string target_;  // what messages call the file
    std::string path_;
    Descriptor file_;
};

/// Removes the file when no process is writing it.
inline void remove_if_left_over(const std::string& path) noexcept {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat locked {
    }, named{};
    if (!file.is_open() || !lock(file, LOCK_EX | LOCK_NB)) return;
    // Until it was locked it may have been renamed, and another file taken the name. From now on its owner,
    // should there be one, waits for the lock, and then finds it removed.
    if (::fstat(file.number(), &locked) != 0 || ::lstat(path.c_str(), &named) != 0) return;
    if (S_ISREG(named.st_mode) && locked.st_dev == named.st_dev && locked.st_ino == named.st_ino)
        ::unlink(path.c_str());
}

/// Removes the temporary files that killed processes have left in `folder`. Those that are being written, by
/// whatever process, stay, and so does everything on a file system without locks. Whatever fails here is no
/// reason not to save.
inline void remove_leftovers(const std::string& folder) {
    struct Close {
        void operator()(DIR* list) const noexcept { ::closedir(list); }
    };
    const std::unique_ptr<DIR, Close> list(::opendir(folder.c_str()));
    if (!list) return;
    while (const dirent* entry = ::readdir(list.get())) {
        const std::string_view name = entry->d_name;
        if (name.starts_with(temporary_prefix) && name.ends_with(temporary_suffix))
            remove_if_left_over(folder + '/' + std::string(name));
    }
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint::detail
