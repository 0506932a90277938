// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/verify.hpp"

#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

class Verify : public TemporaryFolderTest, public testing::WithParamInterface<const char*> {
protected:
    const std::string file_ = path(GetParam());
    SampleState state_;

    void SetUp() override { write_file(file_, SampleState::header(), state_.leaves()); }

    std::string fault_of(const std::string& bytes) const {
        put(file_, bytes);
        return error_of<FormatError>([&] { verify(file_); });
    }
};

INSTANTIATE_TEST_SUITE_P(Form, Verify, testing::Values("run.bin", "run.xml"));

TEST_P(Verify, GivesTheDigestOfAnIntactFile) { EXPECT_EQ(verify(file_), digest_of(state_.leaves())); }

TEST_P(Verify, NamesTheFileAndWhatIsWrong) {
    const std::string bytes = get(file_);
    const std::string start = '\'' + file_ + "' is not an intact checkpoint: expected ";
    for (const Index kept : {Index{0}, Index{3}, bytes.size() / 2, bytes.size() - 2})
        EXPECT_TRUE(fault_of(bytes.substr(0, kept)).starts_with(start)) << kept;
    std::string damaged = bytes;
    damaged[damaged.find("topology")] = 'T';
    EXPECT_NE(fault_of(damaged).find("of its envelope"), std::string::npos);
}

TEST(VerifyBinary, SaysThatTheDamageIsAmongTheValues) {
    SampleState state;
    std::string bytes = to_bytes(SampleState::header(), state.leaves(), Format::binary);
    const std::string last_line = "history.val_loss float64 0\n";
    const Index values = bytes.find(last_line) + last_line.size();
    bytes[values + 100] = static_cast<char>(bytes[values + 100] ^ 1);
    const std::string fault = error_of<FormatError>([&] { from_bytes(bytes, "run.bin"); });
    EXPECT_TRUE(
        fault.ends_with("; its manifest is intact, the damage lies behind byte " + std::to_string(values)))
        << fault;
}

using VerifyAFile = TemporaryFolderTest;

TEST_F(VerifyAFile, NamesTheReasonWhenItCannotBeRead) {
    EXPECT_EQ(error_of<FileError>([&] { verify(path("absent.bin")); }),
              "cannot read '" + path("absent.bin") + "': No such file or directory");
}

}  // namespace
}  // namespace staticnn::checkpoint
