// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/alias.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
namespace {

using Notes = std::vector<std::string>;

Contents contents_of(const std::vector<std::string>& names) {
    Contents contents{{{"kind", "trainer"},
                       {"topology", "Sequential<Dense<4,2,Scale>,Scale<2>,MyScale<2>>"},
                       {"optimizer", "Walk<Scale>"},
                       {"note", "Scale"}},
                      {},
                      {}};
    for (const std::string& name : names) contents.records.push_back({name, ElementType::float64, {}, {}});
    return contents;
}

Notes names_with(const std::vector<Alias>& aliases, const std::vector<std::string>& names,
                 const Notes& expected = {}) {
    Notes notes, result;
    const Contents contents = with_aliases(contents_of(names), aliases, "run.bin", notes);
    for (const Record& record : contents.records) result.push_back(record.name);
    EXPECT_EQ(notes, expected);
    return result;
}

TEST(Alias, RenamesTypesWhereverTheyStand) {
    Notes notes;
    const Contents contents =
        with_aliases(contents_of({}), {{"Scale", "Gain"}, {"Dense<4,2,", "Dense<4,2,Linear,"}}, "x", notes);
    EXPECT_EQ(*find(contents.header, "topology"), "Sequential<Dense<4,2,Linear,Gain>,Gain<2>,MyScale<2>>");
    EXPECT_EQ(*find(contents.header, "optimizer"), "Walk<Gain>");
    EXPECT_EQ(*find(contents.header, "note"), "Scale");
    EXPECT_EQ(notes, Notes{});
}

TEST(Alias, RenamesWholeWordsOfLeaves) {
    EXPECT_EQ(names_with({{"1.scale", "1.gain"}}, {"network.1.scale", "network.11.scale", "network.1.scales",
                                                   "optimizer.slots.1.scale.m",
                                                   "network.1.scale"
                                                   ".scale"}),
              (Notes{"network.1.gain", "network.11.scale", "network.1.scales", "optimizer.slots.1.gain.m",
                     "network.1.gain.scale"}));
    EXPECT_EQ(names_with({{"early_stopping", "patience"}}, {"callbacks.early_stopping.wait"}),
              Notes{"callbacks.patience.wait"});
}

TEST(Alias, IsAppliedOnce) {
    EXPECT_EQ(names_with({{"0", "1"}, {"1", "0"}}, {"network.0.bias", "network.1.bias"}),
              (Notes{"network.1.bias", "network.0.bias"}));
}

TEST(Alias, LeavesNumbersInTypesAlone) {
    Notes notes;
    const Contents contents = with_aliases(contents_of({"network.2.bias"}), {{"2", "3"}}, "x", notes);
    EXPECT_EQ(contents.header, contents_of({}).header);
    EXPECT_EQ(contents.records[0].name, "network.3.bias");
}

TEST(Alias, SaysWhatItHasNotMet) {
    EXPECT_EQ(names_with({{"scal", "gain"}}, {"network.1.scale"},
                         {"scal: to be called gain, but nothing in the file has this name"}),
              Notes{"network.1.scale"});
}

TEST(Alias, IsRefusedWhenItIsAmbiguousOrEmpty) {
    EXPECT_EQ(
        error_of<MismatchError>([] {
            names_with({{"0", "1"}}, {"network.0.bias", "network.1.bias"});
        }),
        "'run.bin' does not fit: expected aliases that keep leaves apart, found two for 'network.1.bias'");
    for (const Alias& alias : {Alias{"", "gain"}, Alias{"scale", ""}})
        EXPECT_EQ(
            error_of<ArgumentError>([&] { names_with({alias}, {}); }),
            "an alias is expected to have two names, found '" + alias.in_file + "' and '" + alias.now + '\'');
}

}  // namespace
}  // namespace staticnn::checkpoint
