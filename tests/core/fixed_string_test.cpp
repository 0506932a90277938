// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/fixed_string.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace staticnn {
namespace {

template <FixedString Text>
struct Named {
    static constexpr auto name = Text;
};

TEST(FixedString, IsATemplateArgument) {
    EXPECT_EQ(Named<"Dense">::name.view(), "Dense");
    static_assert(std::is_same_v<Named<"a">, Named<"a">>);
    static_assert(!std::is_same_v<Named<"a">, Named<"b">>);
}

TEST(FixedString, IsPutTogetherAtCompileTime) {
    constexpr auto text = FixedString("Dense<") + FixedString("") + "784" + ">";
    static_assert(text.view() == "Dense<784>");
    static_assert(text == FixedString("Dense<784>"));
    EXPECT_EQ(std::string(text.characters.data()), "Dense<784>");  // ends with a zero
}

TEST(FixedString, JoinsWithASeparator) {
    static_assert(join(FixedString(",")).view().empty());
    static_assert(join(FixedString(","), FixedString("a")).view() == "a");
    static_assert(join(FixedString(", "), FixedString("a"), FixedString("bc"), FixedString("")).view() ==
                  "a, bc, ");
}

TEST(TextOf, WritesNumbers) {
    static_assert(text_of<0>().view() == "0");
    static_assert(text_of<7>().view() == "7");
    static_assert(text_of<10>().view() == "10");
    static_assert(text_of<784>().view() == "784");
    static_assert(text_of<std::numeric_limits<Index>::max()>().view() == "18446744073709551615");
}

static_assert(snake_case<"LogCosh">().view() == "log_cosh");
static_assert(snake_case<"Huber<0.5>">().view() == "huber");
static_assert(snake_case<"R2">().view() == "r2");

}  // namespace
}  // namespace staticnn
