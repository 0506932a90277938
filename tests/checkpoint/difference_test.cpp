// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/difference.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <limits>

#include "sample_state.hpp"
#include "staticnn/checkpoint/convert.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

using Sentences = std::vector<std::string>;

Contents contents_of_state(SampleState state) { return {SampleState::header(), state.records(), ""}; }

/// What a change of the state makes, in both directions.
class Difference : public testing::Test {
protected:
    SampleState state_;

    Sentences sentences() const {
        const Contents before = contents_of_state({});
        const Contents after = contents_of_state(state_);
        const Sentences sentences = differences(before, after);
        EXPECT_EQ(equal(before, after), sentences.empty());
        EXPECT_EQ(differences(after, before).size(), sentences.size());
        return sentences;
    }
};

TEST_F(Difference, IsNoneBetweenEqualStates) { EXPECT_EQ(sentences(), Sentences{}); }

TEST_F(Difference, CountsTheValuesAndShowsTheFirst) {
    state_.kernel.at(0, 7) = 0.5f;
    state_.kernel.at(1, 2) = 3.25f;
    EXPECT_EQ(sentences(),
              Sentences{"network.0.kernel differs in 2 of 66 values, first at [0,7]: 0.7 and 0.5"});
}

TEST_F(Difference, ShowsSingleValuesAndTexts) {
    state_.step = 41;
    state_.flag = false;
    state_.empty_text = "a\n";
    EXPECT_EQ(sentences(), (Sentences{"step is 18446744073709551615 and 41", "is_open is true and false",
                                      "callbacks.note.empty is '' and 'a\\x0a'"}));
}

TEST_F(Difference, ShowsLongTextsFromWhereTheyDiffer) {
    Contents a = contents_of_state({});
    Contents b = a;
    for (Contents* contents : {&a, &b}) contents->header[1].second.assign(70, 'x');
    a.header[1].second += "Adam<>";
    b.header[1].second += "Sgd<>";
    EXPECT_EQ(differences(a, b),
              Sentences{"header line 'topology' differs from character 70 on: 'Adam<>' and 'Sgd<>'"});
}

TEST_F(Difference, ComparesBits) {
    state_.kernel.at(0, 0) = 0.0f;                                    // was -0
    state_.kernel.at(1, 0) = std::bit_cast<float>(0xffc12346u);       // was another NaN
    state_.bias.at(0, 0) = std::numeric_limits<double>::quiet_NaN();  // was a signalling one
    EXPECT_EQ(sentences(),
              (Sentences{"network.0.kernel differs in 2 of 66 values, first at [0,0]: -0 and 0",
                         "network.0.bias differs in 1 of 5 values, first at [0]: nan:7ff0000000000001 and "
                         "nan:7ff8000000000000"}));
}

TEST_F(Difference, ShowsOtherTypesAndExtents) {
    state_.history.push_back(2);
    EXPECT_EQ(sentences(), Sentences{"history.loss is float64 4 and float64 5"});
}

TEST_F(Difference, NamesWhatOnlyOneSideHas) {
    Contents a = contents_of_state({});
    Contents b = a;
    a.records.erase(a.records.begin());
    b.header.pop_back();
    b.header.emplace_back("other", "1");
    EXPECT_EQ(differences(a, b), (Sentences{"header line 'empty' is only in the first",
                                            "header line 'other' is only in the second",
                                            "network.0.kernel (float32 2 33) is only in the second"}));
    EXPECT_FALSE(equal(a, b));
}

// The digest depends on it.
TEST_F(Difference, NamesAnotherOrder) {
    Contents a = contents_of_state({});
    Contents b = a;
    std::swap(b.records[1], b.records[2]);
    EXPECT_EQ(differences(a, b), Sentences{"the leaves stand in another order, first network.0.bias and "
                                           "optimizer.learning_rate"});
    EXPECT_FALSE(equal(a, b));
}

using DifferenceOfFiles = TemporaryFolderTest;

TEST_F(DifferenceOfFiles, IsNoneBetweenTheTwoForms) {
    Contents contents = contents_of_state({});
    const std::string digest = write_file(path("a.bin"), contents);
    EXPECT_EQ(convert(path("a.bin"), path("a.xml")), digest);
    EXPECT_EQ(convert(path("a.xml"), path("b.bin")), digest);
    EXPECT_EQ(get(path("b.bin")), get(path("a.bin")));
    EXPECT_TRUE(equal(path("a.bin"), path("a.xml")));
    std::vector<std::byte> bytes(contents.records[0].bytes.begin(), contents.records[0].bytes.end());
    bytes[0] ^= std::byte{1};
    contents.records[0].bytes = bytes;
    write_file(path("b.xml"), contents);
    EXPECT_FALSE(equal(path("a.bin"), path("b.xml")));
}

}  // namespace
}  // namespace staticnn::checkpoint
