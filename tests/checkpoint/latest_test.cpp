// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/latest.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"
#include "sample_state.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

class LatestCheckpoint : public TemporaryFolderTest {
protected:
    void save(const std::string& name, std::uint64_t step, std::uint64_t epoch = 0) const {
        SampleState state;
        state.step = step;
        Leaves leaves = state.leaves();
        leaves.emplace_back("epoch", &epoch);
        write_file(path(name), SampleState::header(), leaves);
    }
    void damage(const std::string& name) const {
        std::string bytes = get(path(name));
        bytes[bytes.size() / 2] ^= 1;
        put(path(name), bytes);
    }
    /// Of the path only the name.
    std::string latest_name() const {
        const auto found = latest(folder_);
        return found ? found->path.substr(folder_.size() + 1) : "none";
    }
};

TEST_F(LatestCheckpoint, HasTheHighestStepWhateverItsNameAndTime) {
    save("1.bin", 300);
    save("2.xml", 100);
    save("3.bin", 20);
    const auto found = latest(folder_);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->path, path("1.bin"));
    EXPECT_EQ(found->file.digest, read_file(path("1.bin")).digest);
    EXPECT_TRUE(found->passed_over.empty());
    save("4.xml", 301);
    EXPECT_EQ(latest_name(), "4.xml");
}

TEST_F(LatestCheckpoint, OfEqualStepsHasMoreEpochsOrTheLastName) {
    save("b.bin", 7, 3);
    save("c.bin", 7, 2);
    EXPECT_EQ(latest_name(), "b.bin");
    save("c.bin", 7, 3);
    EXPECT_EQ(latest_name(), "c.bin");
}

TEST_F(LatestCheckpoint, IsNotDamagedAndTellsWhatIs) {
    save("1.bin", 1);
    save("2.bin", 2);
    save("3.xml", 3);
    damage("2.bin");
    put(path("3.xml"), get(path("3.xml")).substr(0, 500));
    put(path("4.bin"), "");
    SampleState state;
    std::uint64_t other = 0;
    Leaves weights;
    weights.emplace_back("network.0.bias", state.bias.target());
    weights.emplace_back("other", &other);
    write_file(path("5.bin"), {{"kind", "weights"}}, weights);
    std::filesystem::create_symlink("nowhere", path("6.bin"));

    const auto found = latest(folder_);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->path, path("1.bin"));
    ASSERT_EQ(found->passed_over.size(), 5u);
    const std::string start = "passed over: '" + folder_;
    EXPECT_TRUE(found->passed_over[0].starts_with(start + "/2.bin' is not an intact checkpoint: expected "));
    EXPECT_TRUE(found->passed_over[1].starts_with(start + "/3.xml' is not an intact checkpoint: expected "));
    EXPECT_EQ(found->passed_over[2], start +
                                         "/4.bin' is not an intact checkpoint: expected the first bytes of "
                                         "its binary or of its XML form, found an empty file");
    EXPECT_EQ(found->passed_over[3], start + "/5.bin' is of no training: expected a leaf 'step', found none");
    EXPECT_EQ(found->passed_over[4],
              "passed over: cannot read '" + path("6.bin") + "': No such file or directory");
}

TEST_F(LatestCheckpoint, IsNothingWhereNoneWasSaved) {
    EXPECT_EQ(latest_name(), "none");
    EXPECT_FALSE(latest(path("absent")));
    put(path("notes.txt"), "no checkpoint");
    put(path(".staticnn-1-1.tmp"), "a save that was killed");
    std::filesystem::create_directory(path("folder.bin"));
    EXPECT_EQ(latest_name(), "none");
}

TEST_F(LatestCheckpoint, ThrowsRatherThanToBeginAnewUnnoticed) {
    put(path("1.bin"), "");
    EXPECT_EQ(error_of<FileError>([&] { latest(path("1.bin")); }),
              "cannot read '" + path("1.bin") + "': Not a directory");
    EXPECT_EQ(error_of<FileError>([&] { latest(folder_); }),
              "cannot load the latest checkpoint in '" + folder_ +
                  "', where none can be used; passed over: '" + path("1.bin") +
                  "' is not an intact checkpoint: expected the first bytes of its binary or of its XML form, "
                  "found an empty file");
}

}  // namespace
}  // namespace staticnn::checkpoint
