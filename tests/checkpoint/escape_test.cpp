// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/escape.hpp"

#include <gtest/gtest.h>

namespace staticnn::checkpoint {
namespace {

TEST(Escape, LeavesPrintableTextAlone) {
    EXPECT_EQ(escape("Sequential<Dense<784, 512>> \"&'"), "Sequential<Dense<784, 512>> \"&'");
    EXPECT_EQ(escape(""), "");
}

TEST(Escape, WritesEverythingElseInHexadecimal) {
    EXPECT_EQ(escape("a\\b\n\x7f\xff"), "a\\\\b\\x0a\\x7f\\xff");
    EXPECT_EQ(escape(std::string_view("\0", 1)), "\\x00");
}

TEST(Escape, HidesBlanksThatEditorsFold) {
    EXPECT_EQ(escape(" a   b "), "\\x20a \\x20\\x20b\\x20");
    EXPECT_EQ(escape(" "), "\\x20");
}

TEST(Escape, IsReversibleForAllPairsOfBytes) {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string text{static_cast<char>(first), static_cast<char>(second), 'x'};
            const std::string escaped = escape(text);
            ASSERT_TRUE(
                std::all_of(escaped.begin(), escaped.end(), [](char c) { return c >= ' ' && c <= '~'; }));
            ASSERT_EQ(unescape(escaped), text);
        }
    }
}

TEST(Escape, AcceptsOneFormOnly) {
    for (const char* text :
         {"\\", "\\x", "\\x2", "\\xg0", "\\X20", "\\x0A", "\\n", "\\x41", "a ", " a", "a  b", "\t"})
        EXPECT_EQ(unescape(text), std::nullopt) << text;
}

TEST(Escape, CutsLongExcerpts) {
    EXPECT_EQ(excerpt("a\n"), "'a\\x0a'");
    EXPECT_EQ(excerpt(std::string(100, 'a')), '\'' + std::string(60, 'a') + "...'");
}

TEST(Escape, TrimsBlanksOfXml) {
    EXPECT_EQ(detail::trimmed(" \t\r\n a b \n"), "a b");
    EXPECT_EQ(detail::trimmed(" \n"), "");
}

}  // namespace
}  // namespace staticnn::checkpoint
