// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/atomic_file.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <thread>

#include "error_of.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

using Names = std::vector<std::string>;

class AtomicFile : public TemporaryFolderTest {
protected:
    std::string fault_of(const std::string& target, const std::string& bytes = "new") const {
        return error_of<FileError>([&] { replace_file(target, bytes); });
    }
    static mode_t mode_of(const std::string& path) {
        struct stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777;
    }
};

// The largest file that this process may write, for a scope.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &old_);
        rlimit limit = old_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &old_); }

private:
    rlimit old_{};
};

TEST_F(AtomicFile, CreatesAndReplaces) {
    replace_file(path("a"), "old");
    EXPECT_EQ(get(path("a")), "old");
    const std::string large(3000000, 'x');
    replace_file(path("a"), large);
    EXPECT_EQ(get(path("a")), large);
    replace_file(path("a"), "");
    EXPECT_EQ(get(path("a")), "");
    EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, TakesAPathRelativeToTheWorkingFolder) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder_);
    replace_file("a", "new");
    std::filesystem::current_path(before);
    EXPECT_EQ(get(path("a")), "new");
    EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, LeavesAnOpenFileAsItWas) {
    put(path("a"), "old");
    std::ifstream reader(path("a"));
    replace_file(path("a"), "new contents");
    std::string text;
    reader >> text;
    EXPECT_EQ(text, "old");
}

TEST_F(AtomicFile, KeepsPermissionsOrTakesTheUsualOnes) {
    put(path("a"), "old");
    ASSERT_EQ(::chmod(path("a").c_str(), 0604), 0);
    const mode_t mask = ::umask(027);
    replace_file(path("a"), "new");
    replace_file(path("b"), "new");
    ::umask(mask);
    EXPECT_EQ(mode_of(path("a")), mode_t{0604});
    EXPECT_EQ(mode_of(path("b")), mode_t{0640});
}

TEST_F(AtomicFile, FollowsSymbolicLinks) {
    std::filesystem::create_directory(path("elsewhere"));
    put(path("elsewhere/a"), "old");
    std::filesystem::create_symlink("elsewhere/a", path("link"));
    std::filesystem::create_symlink(path("link"), path("link_to_link"));
    replace_file(path("link_to_link"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(path("link")));
    EXPECT_TRUE(std::filesystem::is_symlink(path("link_to_link")));
    EXPECT_EQ(get(path("elsewhere/a")), "new");

    std::filesystem::create_symlink("elsewhere/b", path("dangling"));
    replace_file(path("dangling"), "new");
    EXPECT_EQ(get(path("elsewhere/b")), "new");
    EXPECT_EQ(names(), (Names{"dangling", "elsewhere", "link", "link_to_link"}));

    std::filesystem::create_symlink("loop", path("loop"));
    EXPECT_EQ(fault_of(path("loop")),
              "cannot save '" + path("loop") + "': Too many levels of symbolic links");
}

TEST_F(AtomicFile, NamesPathAndReason) {
    const auto sentence = [](const std::string& path, const std::string& reason) {
        return "cannot save '" + path + "': " + reason;
    };
    put(path("file"), "old");
    EXPECT_EQ(fault_of(folder_), sentence(folder_, "Is a directory"));
    EXPECT_EQ(fault_of(path("absent/a")), sentence(path("absent/a"), "No such file or directory"));
    EXPECT_EQ(fault_of(path("file/a")), sentence(path("file/a"), "Not a directory"));
    EXPECT_EQ(fault_of("/dev/null"), sentence("/dev/null", "it is not a regular file"));
    EXPECT_EQ(fault_of(""), sentence("", "No such file or directory"));
    const std::string long_name = path(std::string(300, 'a'));
    EXPECT_EQ(fault_of(long_name), sentence(long_name, "File name too long"));
    // A folder in which even root creates nothing.
    EXPECT_TRUE(fault_of("/proc/a").starts_with("cannot save '/proc/a': "));
    EXPECT_EQ(names(), Names{"file"});
    EXPECT_EQ(get(path("file")), "old");
}

TEST_F(AtomicFile, LeavesTheOldFileWhenTheNewOneDoesNotFit) {
    put(path("a"), "old");
    {
        const FileSizeLimit limit(1000);
        EXPECT_EQ(fault_of(path("a"), std::string(1001, 'x')),
                  "cannot save '" + path("a") + "': File too large");
        EXPECT_EQ(fault_of(path("b"), std::string(1001, 'x')),
                  "cannot save '" + path("b") + "': File too large");
    }
    EXPECT_EQ(get(path("a")), "old");
    EXPECT_EQ(names(), Names{"a"});
    {
        const FileSizeLimit limit(1000);
        replace_file(path("a"), std::string(1000, 'x'));
    }
    EXPECT_EQ(get(path("a")).size(), 1000u);
}

TEST_F(AtomicFile, RemovesTheNewFileWhenItCannotBeRenamed) {
    std::filesystem::create_directory(path("a"));
    EXPECT_EQ(error_of<FileError>([&] {
                  detail::TemporaryFile file(folder_, path("a"));
                  file.write("new");
                  EXPECT_EQ(names().size(), 2u);
                  file.rename_to(path("a"));
              }),
              "cannot save '" + path("a") + "': Is a directory");
    EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, RemovesWhatKilledProcessesHaveLeft) {
    put(path(".staticnn-1-0.tmp"), "left by another process");
    // The names that the next saves of this process take, left by an earlier one with its number.
    const std::string name = [&] {
        const detail::TemporaryFile probe(folder_, path("a"));
        return names().back();
    }();
    const Index dash = name.rfind('-');
    const Index number = std::stoul(name.substr(dash + 1));
    for (Index i = 1; i <= 3; ++i)
        put(path(name.substr(0, dash + 1) + std::to_string(number + i) + ".tmp"), "left over");
    // Not ours, or nothing that a save makes.
    const Names others{".other-1-0.tmp", ".staticnn-1-0.bin", ".staticnn-folder.tmp", ".staticnn-link.tmp"};
    put(path(others[0]), "other");
    put(path(others[1]), "other");
    std::filesystem::create_directory(path(others[2]));
    std::filesystem::create_symlink(path(others[0]), path(others[3]));

    replace_file(path("a"), "new");
    EXPECT_EQ(get(path("a")), "new");
    EXPECT_EQ(names(), (Names{others[0], others[1], others[2], others[3], "a"}));
}

TEST_F(AtomicFile, TakesNoNoticeOfLeftoversWithItsOwnNames) {
    std::string name;
    {
        const detail::TemporaryFile probe(folder_, path("a"));
        name = names().front();
    }
    const Index dash = name.rfind('-');
    const std::string next = name.substr(0, dash + 1) + std::to_string(std::stoul(name.substr(dash + 1)) + 1);
    put(path(next + ".tmp"), "left over");
    detail::TemporaryFile file(folder_, path("a"));
    file.write("new");
    file.rename_to(path("a"));
    EXPECT_EQ(get(path("a")), "new");
    EXPECT_EQ(get(path(next + ".tmp")), "left over");
}

TEST_F(AtomicFile, LeavesAloneWhatIsBeingWritten) {
    detail::TemporaryFile file(folder_, path("a"));
    file.write("slow");
    replace_file(path("b"), "fast");
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        replace_file(path("c"), "of another process");
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    file.rename_to(path("a"));
    EXPECT_EQ(get(path("a")), "slow");
    EXPECT_EQ(names(), (Names{"a", "b", "c"}));
}

TEST_F(AtomicFile, NeverMixesTwoWriters) {
    const std::string first(200000, '1'), second(300000, '2'), third(100000, '3');
    const auto write = [&](const std::string& bytes) {
        for (int i = 0; i < 100; ++i) replace_file(path("a"), bytes, Flush::no);
    };
    replace_file(path("a"), first);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        try {
            write(third);
        } catch (const Error&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    std::thread one([&] { write(first); }), two([&] { write(second); });
    for (int i = 0; i < 200; ++i) {
        const std::string bytes = get(path("a"));
        EXPECT_TRUE(bytes == first || bytes == second || bytes == third);
    }
    one.join();
    two.join();
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, IsOldOrNewAfterAKillAtAnyStage) {
    constexpr int pause = 40;  // milliseconds between the stages of a save
    for (int moment = 0; moment <= 160; moment += 20) {
        replace_file(path("a"), "old");
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::setenv("STATICNN_TEST_SAVE_PAUSE", std::to_string(pause).c_str(), 1);
            replace_file(path("a"), "new contents");
            ::_exit(0);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(moment));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::string bytes = get(path("a"));
        EXPECT_TRUE(bytes == "old" || bytes == "new contents") << moment << ": " << bytes;
        replace_file(path("a"), "next");
        EXPECT_EQ(get(path("a")), "next");
        EXPECT_EQ(names(), Names{"a"});
    }
}

TEST(Pause, TakesWhateverStandsInTheVariable) {
    for (const char* text : {"", "x", "-5", "0", "1", "99999999999999"}) {
        ::setenv("STATICNN_TEST_SAVE_PAUSE", text, 1);
        detail::pause_for_tests();
    }
    ::unsetenv("STATICNN_TEST_SAVE_PAUSE");
}

}  // namespace
}  // namespace staticnn::checkpoint
