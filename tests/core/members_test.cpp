// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/members.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace staticnn {
namespace {

struct Inner {
    bool flag = true;
    static constexpr auto members() { return describe(member<"flag">(&Inner::flag)); }
};

struct WithLeaves {
    double a = 1, b = 2;
    void append_leaves(const std::string& prefix, Leaves& leaves) {
        leaves.emplace_back(prefix + ".a", &a);
        leaves.emplace_back(prefix + ".b", &b);
    }
};

struct Outer {
    std::uint64_t count = 3;
    double rate = 0.5;
    std::string text = "x";
    std::vector<double> values{1, 2};
    Inner inner;
    WithLeaves own;
    std::optional<Inner> maybe;
    std::optional<WithLeaves> perhaps;

    static constexpr auto members() {
        return describe(member<"count">(&Outer::count), setting<"rate">(&Outer::rate),
                        member<"text">(&Outer::text), member<"values">(&Outer::values),
                        member<"inner">(&Outer::inner), member<"own">(&Outer::own),
                        member<"maybe">(&Outer::maybe), member<"perhaps">(&Outer::perhaps));
    }
};

std::vector<std::string> names_of(Outer& object) {
    Leaves leaves;
    append_members(object, "outer", leaves);
    std::vector<std::string> names;
    for (const Leaf& leaf : leaves) names.push_back(leaf.name());
    return names;
}

using Names = std::vector<std::string>;

TEST(Members, BecomeLeavesInTheirOrder) {
    Outer object;
    EXPECT_EQ(names_of(object), (Names{"outer.count", "outer.rate", "outer.text", "outer.values",
                                       "outer.inner.flag", "outer.own.a", "outer.own.b"}));
}

struct WithArrays {
    std::array<double, 3> sums{1, 2, 3};
    std::array<std::array<std::uint64_t, 3>, 2> counts{{{1, 2, 3}, {4, 5, 6}}};
    static constexpr auto members() {
        return describe(member<"sums">(&WithArrays::sums), member<"counts">(&WithArrays::counts));
    }
};

TEST(Members, ThatAreArraysAreOneLeafEach) {
    WithArrays object;
    Leaves leaves;
    append_members(object, "metric", leaves);
    ASSERT_EQ(leaves.size(), 2u);
    EXPECT_EQ(leaves[0].name(), "metric.sums");
    EXPECT_EQ(leaves[0].extents(), Extents{3});
    EXPECT_EQ(leaves[1].extents(), (Extents{2, 3}));
    leaves[1].assign(std::vector<std::byte>(leaves[1].bytes().size()));
    EXPECT_EQ(object.counts[1][2], 0u);
}

TEST(Members, ReferToTheObject) {
    Outer object;
    Leaves leaves;
    append_members(object, "outer", leaves);
    const std::uint64_t nine = 9;
    leaves[0].assign(std::as_bytes(std::span(&nine, 1)));
    EXPECT_EQ(object.count, 9u);
}

TEST(Members, KnowSettingsFromState) {
    Outer object;
    Leaves leaves;
    append_members(object, "outer", leaves);
    EXPECT_EQ(leaves[0].role(), Role::state);
    EXPECT_EQ(leaves[1].role(), Role::configuration);
}

TEST(Members, ThatAreOptionalHaveLeavesWhileTheyHoldAValue) {
    Outer object;
    object.maybe.emplace();
    object.perhaps.emplace();
    const Names names = names_of(object);
    EXPECT_EQ(Names(names.begin() + 7, names.end()),
              (Names{"outer.maybe.flag", "outer.perhaps.a", "outer.perhaps.b"}));
}

TEST(Members, AreEngagedAsAFileHasThem) {
    Outer object;
    object.perhaps.emplace();
    object.perhaps->a = 7;
    engage_members(object, "outer",
                   [](const std::string& name) { return name == "outer.maybe" || name == "outer.perhaps"; });
    ASSERT_TRUE(object.maybe.has_value());
    ASSERT_TRUE(object.perhaps.has_value());
    EXPECT_EQ(object.perhaps->a, 7);  // what is there stays

    engage_members(object, "outer", [](const std::string&) { return false; });
    EXPECT_FALSE(object.maybe.has_value());
    EXPECT_FALSE(object.perhaps.has_value());
}

}  // namespace
}  // namespace staticnn
