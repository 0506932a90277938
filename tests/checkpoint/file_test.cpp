// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/hash.hpp"
#include "support/sanitizer.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

using FileInAFolder = TemporaryFolderTest;

class FileInBothForms : public TemporaryFolderTest, public testing::WithParamInterface<Format> {
protected:
    std::string file_path() const { return path(GetParam() == Format::binary ? "run.bin" : "run.xml"); }
};

INSTANTIATE_TEST_SUITE_P(Form, FileInBothForms, testing::Values(Format::binary, Format::xml));

void expect_sample(const File& file, Format format) {
    SampleState state;
    EXPECT_EQ(file.format, format);
    EXPECT_EQ(file.header, SampleState::header());
    EXPECT_EQ(file.records, state.records());
    EXPECT_EQ(file.digest, digest_of(state.leaves()));
}

TEST_P(FileInBothForms, KeepsEveryBit) {
    SampleState state;
    const std::string digest = write_file(file_path(), SampleState::header(), state.leaves());
    EXPECT_EQ(digest, digest_of(state.leaves()));
    expect_sample(read_file(file_path()), GetParam());
}

TEST_P(FileInBothForms, IsTheSameInMemory) {
    SampleState state;
    const std::string bytes = to_bytes(SampleState::header(), state.leaves(), GetParam());
    expect_sample(from_bytes(bytes, "memory"), GetParam());
    write_file(file_path(), SampleState::header(), state.leaves());
    EXPECT_EQ(get(file_path()), bytes);
}

TEST_P(FileInBothForms, IsRecognisedByItsContents) {
    SampleState state;
    write_file(file_path(), SampleState::header(), state.leaves());
    std::filesystem::rename(file_path(), path("renamed"));
    expect_sample(read_file(path("renamed")), GetParam());
}

TEST_P(FileInBothForms, MayHoldNoLeaves) {
    const std::string digest = write_file(file_path(), {{"kind", "test"}}, {});
    EXPECT_EQ(digest, hex_of(hash_of("")));
    EXPECT_TRUE(read_file(file_path()).records.empty());
}

TEST_P(FileInBothForms, LeavesTheOldFileWhenTheStateCannotBeSaved) {
    SampleState state;
    write_file(file_path(), SampleState::header(), state.leaves());
    EXPECT_FALSE(error_of<ArgumentError>([&] {
                     write_file(file_path(), {{"no kind", ""}}, state.leaves());
                 }).empty());
    expect_sample(read_file(file_path()), GetParam());
    EXPECT_EQ(names().size(), 1u);
}

TEST(File, TakesItsFormFromTheEnding) {
    EXPECT_EQ(format_of("run.bin"), Format::binary);
    EXPECT_EQ(format_of("folder.bin/run.xml"), Format::xml);
    for (const char* path : {"run", "run.bin.gz", "bin", "run.XML", ""})
        EXPECT_EQ(error_of<ArgumentError>([&] { format_of(path); }),
                  '\'' + std::string(path) +
                      "' does not say its form: a checkpoint ends in '.bin' (binary) or '.xml' (XML)");
}

TEST_F(FileInAFolder, WritesNothingUnderAnotherEnding) {
    EXPECT_FALSE(error_of<ArgumentError>([&] {
                     write_file(path("run.json"), {{"kind", "test"}}, {});
                 }).empty());
    EXPECT_TRUE(names().empty());
}

TEST(File, RefusesWhatIsNoCheckpoint) {
    const std::string expected =
        "'x' is not an intact checkpoint: expected the first bytes of its binary or of its XML form, found ";
    EXPECT_EQ(error_of<FormatError>([] { from_bytes("", "x"); }), expected + "an empty file");
    EXPECT_EQ(error_of<FormatError>([] { from_bytes("PK\3\4 and more", "x"); }),
              expected + "'PK\\x03\\x04 and'");
    EXPECT_FALSE(error_of<FormatError>([] { from_bytes("<?xml version=\"1.0\"?><html/>", "x"); }).empty());
    EXPECT_FALSE(
        error_of<FormatError>([] { from_bytes(std::string_view("\x09SNN\r\n\x1a\n", 8), "x"); }).empty());
}

TEST_F(FileInAFolder, NamesPathAndReasonWhenItCannotBeRead) {
    EXPECT_EQ(error_of<FileError>([&] { read_file(path("absent.bin")); }),
              "cannot read '" + path("absent.bin") + "': No such file or directory");
    EXPECT_EQ(error_of<FileError>([&] { read_file(folder_); }),
              "cannot read '" + folder_ + "': Is a directory");
    EXPECT_EQ(error_of<FileError>([&] { read_file("/dev/zero"); }),
              "cannot read '/dev/zero': it is not a regular file");
    put(path("empty.bin"), "");
    EXPECT_FALSE(error_of<FormatError>([&] { read_file(path("empty.bin")); }).empty());
}

TEST_F(FileInAFolder, DoesNotWaitForAPipe) {
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(error_of<FileError>([&] { read_file(path("pipe")); }),
              "cannot read '" + path("pipe") + "': it is not a regular file");
}

TEST_F(FileInAFolder, RefusesAFileThatNoMemoryCanHold) {
    if (has_address_sanitizer) GTEST_SKIP() << "it ends a process that asks for too much memory";
    put(path("huge.bin"), "");
    std::error_code error;
    std::filesystem::resize_file(path("huge.bin"), std::uintmax_t{1} << 43, error);
    if (error) GTEST_SKIP() << "this file system has no sparse files: " << error.message();
    // An address space as it is on a smaller machine.
    rlimit old{};
    ASSERT_EQ(::getrlimit(RLIMIT_AS, &old), 0);
    rlimit limit = old;
    limit.rlim_cur = rlim_t{1} << 42;
    if (::setrlimit(RLIMIT_AS, &limit) != 0) GTEST_SKIP() << "the address space cannot be limited";
    EXPECT_EQ(error_of<FileError>([&] { read_file(path("huge.bin")); }),
              "cannot read '" + path("huge.bin") + "': Cannot allocate memory");
    ::setrlimit(RLIMIT_AS, &old);
}

}  // namespace
}  // namespace staticnn::checkpoint
