// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <exception>
#include <filesystem>
#include <functional>
#include <future>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "support/environment.hpp"
#include "support/failing_call.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

std::string sentence(const std::string& action, const std::string& path, int error) {
    return "cannot " + action + " '" + path + "': " + std::generic_category().message(error);
}

/// A checkpoint, and a later state that is to replace it.
class Faults : public TemporaryFolderTest {
protected:
    Faults() {
        old_.step = 1;
        new_.step = 2;
        new_.text.assign(100000, 'x');
    }

    void save(SampleState& state, const std::string& path) const {
        write_file(path, SampleState::header(), state.leaves());
    }

    /// The old file is there, alone and whole.
    void expect_old(const std::string& path) {
        EXPECT_EQ(read_file(path).records, old_.records());
        EXPECT_EQ(names().size(), 1u) << names().front();
    }

    SampleState old_, new_;
};

TEST_F(Faults, OfTheSystemLeaveTheOldCheckpointAndNamePathAndCause) {
    const struct {
        SystemCalls calls;
        int error;
        unsigned min_size = 0;
    } faults[]{{{SYS_write}, ENOSPC, 1000},  // disk full
               {{SYS_write}, EDQUOT, 1000}, {{SYS_write}, EIO, 1000},  {{SYS_fsync}, EIO},
               {{SYS_fsync}, ENOSPC},       {calls_of_rename, EACCES}, {calls_of_rename, EXDEV},
               {{SYS_fchmod}, EPERM}};
    for (const std::string form : {"a.bin", "a.xml"}) {
        const std::string file = path(form);
        save(old_, file);
        for (const auto& fault : faults) {
            EXPECT_EQ(complaint_when_failing(
                          fault.calls, fault.error, [&] { save(new_, file); }, fault.min_size),
                      sentence("save", file, fault.error));
            expect_old(file);
        }
        save(new_, file);
        EXPECT_EQ(read_file(file).records, new_.records());
        EXPECT_EQ(complaint_when_failing(
                      {SYS_read}, EIO, [&] { read_file(file); }, 1000),
                  sentence("read", file, EIO));
        std::filesystem::remove(file);
    }
}

// Some folders cannot be flushed, and locks are not everywhere to be had.
TEST_F(Faults, OfWhatAFileSystemLacksAreNone) {
    const std::string file = path("a.bin");
    put(path(".staticnn-1-1.tmp"), "left over");
    EXPECT_EQ(complaint_when_failing({SYS_flock}, ENOLCK, [&] { save(old_, file); }), "");
    EXPECT_EQ(read_file(file).records, old_.records());
    EXPECT_EQ(names().size(), 2u) << "without locks nobody knows what is left over";
}

TEST_F(Faults, OfAPathLeaveTheOldCheckpointAndNamePathAndCause) {
    const std::string file = path("a.bin");
    save(old_, file);
    const auto complaint = [&](const std::string& target) {
        return error_of<FileError>([&] { save(new_, target); });
    };
    EXPECT_EQ(complaint(file + "/b.bin"), sentence("save", file + "/b.bin", ENOTDIR));
    EXPECT_EQ(complaint(path("no/b.bin")), sentence("save", path("no/b.bin"), ENOENT));
    // Where even root creates nothing.
    EXPECT_TRUE(complaint("/proc/b.bin").starts_with("cannot save '/proc/b.bin': "));
    expect_old(file);
    std::filesystem::create_directory(path("folder.bin"));
    EXPECT_EQ(complaint(path("folder.bin")), sentence("save", path("folder.bin"), EISDIR));
    EXPECT_EQ(error_of<FileError>([&] { read_file(path("folder.bin")); }),
              sentence("read", path("folder.bin"), EISDIR));
}

/// A save that has begun and pauses before each of its steps; a machine that is busy may see it end all the
/// same.
class FaultsOfOthers : public Faults {
protected:
    FaultsOfOthers() { save(old_, file_); }

    /// Saves until something can be done in the midst of it, which returns whether it could.
    std::future<void> save_while(const std::function<bool()>& act) {
        for (int attempt = 0; attempt < 50; ++attempt) {
            auto saving = std::async(std::launch::async, [&] { save(new_, file_); });
            while (!has_temporary() && saving.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
                std::this_thread::yield();
            if (act()) return saving;
            saving.get();
            save(old_, file_);
        }
        throw std::runtime_error("no save was slow enough");
    }

    bool remove_temporary() {
        for (const std::string& name : names())
            if (name.ends_with(".tmp")) return std::filesystem::remove(path(name));
        return false;
    }
    bool has_temporary() { return names().size() > (std::filesystem::exists(file_) ? 1 : 0); }

    const std::string file_ = path("a.bin");
    const EnvironmentVariable pause_{"STATICNN_TEST_SAVE_PAUSE", "100"};
};

TEST_F(FaultsOfOthers, WhoRemoveTheTemporaryFile) {
    std::string complaint;
    for (int attempt = 0; complaint.empty() && attempt < 50; ++attempt) {
        save(old_, file_);
        auto saving = save_while([&] { return remove_temporary(); });
        // One that is removed before it is locked was taken for a leftover: the save makes another.
        while (saving.wait_for(std::chrono::seconds(0)) != std::future_status::ready) remove_temporary();
        try {
            saving.get();
        } catch (const FileError& error) {
            complaint = error.what();
        }
    }
    EXPECT_EQ(complaint, sentence("save", file_, ENOENT));
    expect_old(file_);
}

TEST_F(FaultsOfOthers, WhoRemoveTheFileThatIsReplaced) {
    // Before it was replaced, if what replaces it is still there.
    save_while([&] { return std::filesystem::remove(file_) && has_temporary(); }).get();
    EXPECT_EQ(read_file(file_).records, new_.records());
}

/// Mounts a file system of 64 KiB that only this process sees. False where that is not allowed.
bool mount_small_disk(const std::string& folder) {
    const std::string user = "0 " + std::to_string(::getuid()) + " 1";
    const std::string group = "0 " + std::to_string(::getgid()) + " 1";
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << user;
    std::ofstream("/proc/self/gid_map") << group;
    return ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=64k") == 0;
}

TEST_F(Faults, OfADiskThatIsReallyFull) {
    constexpr int passed = 0, failed = 1, not_allowed = 2;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        if (!mount_small_disk(folder_)) ::_exit(not_allowed);
        try {
            const std::string file = path("a.bin");
            save(old_, file);
            EXPECT_EQ(error_of<FileError>([&] { save(new_, file); }), sentence("save", file, ENOSPC));
            expect_old(file);
        } catch (const std::exception& error) {
            ADD_FAILURE() << error.what();
        }
        ::_exit(HasFailure() ? failed : passed);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == not_allowed) GTEST_SKIP() << "no file system can be mounted here";
    EXPECT_EQ(WEXITSTATUS(status), passed);
}

}  // namespace
}  // namespace staticnn::checkpoint
