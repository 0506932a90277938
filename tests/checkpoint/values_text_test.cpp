// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/values_text.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "error_of.hpp"

namespace staticnn::checkpoint {
namespace {

template <class T>
std::vector<std::byte> bytes_of_values(const std::vector<T>& values) {
    const auto* begin = reinterpret_cast<const std::byte*>(values.data());
    return {begin, begin + values.size() * sizeof(T)};
}

template <class T>
std::string text_of(const std::vector<T>& values, const Extents& extents) {
    return text_of_values(element_type<T>, extents, bytes_of_values(values));
}

const std::vector<double> odd_doubles{0.0,
                                      -0.0,
                                      0.1,
                                      -1.0 / 3,
                                      1e300,
                                      5e-324,
                                      std::numeric_limits<double>::max(),
                                      std::numeric_limits<double>::infinity(),
                                      -std::numeric_limits<double>::infinity(),
                                      std::bit_cast<double>(std::uint64_t{0xfff8000000000123}),
                                      std::bit_cast<double>(std::uint64_t{0x7ff0000000000001})};

TEST(ValuesText, IsTheDocumentedSpelling) {
    EXPECT_EQ(
        text_of(odd_doubles, {11}),
        "0 -0 0.1 -0.3333333333333333 1e+300 5e-324 1.7976931348623157e+308 inf -inf nan:fff8000000000123 "
        "nan:7ff0000000000001");
    EXPECT_EQ(text_of<float>({0.1f, 1e-45f, 16777216.0f, std::bit_cast<float>(0x7fc00000u)}, {4}),
              "0.1 1e-45 16777216 nan:7fc00000");
    EXPECT_EQ(text_of<float>({0.1f}, {}), "0.1");
    const std::uint64_t number = 18446744073709551615u;
    EXPECT_EQ(text_of_values(ElementType::uint64, {}, std::as_bytes(std::span(&number, 1))),
              "18446744073709551615");
    const std::uint8_t flags[] = {1, 0};
    EXPECT_EQ(text_of_values(ElementType::boolean, {2}, std::as_bytes(std::span(flags))), "true false");
    const std::string text = " a\n";
    EXPECT_EQ(text_of_values(ElementType::text, {3}, std::as_bytes(std::span(text))), "\\x20a\\x0a");
}

TEST(ValuesText, PutsRowsOnLines) {
    EXPECT_EQ(text_of<float>({1, 2, 3, 4, 5, 6}, {2, 3}), "\n1 2 3\n4 5 6\n");
    EXPECT_EQ(text_of<float>({1, 2, 3, 4}, {2, 2, 1}), "\n1\n2\n3\n4\n");
    EXPECT_EQ(text_of<float>({}, {0, 3}), "");
    EXPECT_EQ(text_of<float>({}, {3, 0}), "");
    EXPECT_EQ(text_of<double>({}, {0}), "");
}

TEST(ValuesText, ReadsBackEveryBit) {
    const Record outline{"a", ElementType::float64, {11}, {}};
    EXPECT_EQ(values_of_text(outline, text_of(odd_doubles, {11}), "x"), bytes_of_values(odd_doubles));
}

TEST(ValuesText, ReadsBackFloatsOfAllExponentsAndNans) {
    std::vector<float> values;
    for (std::uint32_t high = 0; high < 0x10000; high += 7)
        values.push_back(std::bit_cast<float>(high << 16 | (high * 40503 & 0xffff)));
    const Record outline{"a", ElementType::float32, {values.size()}, {}};
    EXPECT_EQ(values_of_text(outline, text_of(values, {values.size()}), "x"), bytes_of_values(values));
}

TEST(ValuesText, IsFreeInBlanksAndDigits) {
    const Record outline{"a", ElementType::float32, {2, 2}, {}};
    EXPECT_EQ(values_of_text(outline, "\r\n\t 0.50 1e0\n\n 100e-2   0.5000 ", "x"),
              bytes_of_values(std::vector<float>{0.5f, 1, 1, 0.5f}));
    const Record text{"a", ElementType::text, {2}, {}};
    EXPECT_EQ(values_of_text(text, "\n  ab\r\n", "x").size(), 2u);
}

std::string fault_of_values(ElementType type, const Extents& extents, const std::string& text) {
    return error_of<FormatError>([&] { values_of_text({"w", type, extents, {}}, text, "run.xml"); });
}

std::string refusal_of_values(const std::string& expected, const std::string& found) {
    return "'run.xml' is not an intact checkpoint: expected " + expected + " in leaf 'w', found " + found;
}

TEST(ValuesText, RefusesWhatIsNoNumber) {
    for (const char* word :
         {"x", "1x", "+1", "0x10", "nan", "NAN", "-nan", "nan:", "nan:7fc0000", "nan:7fc000000",
          "nan:7f800000", "nan:3f800000", "nan:7FC00000", "nan(1)", "1e999", "1e-999", "1,5", "--1", "-"})
        EXPECT_EQ(fault_of_values(ElementType::float32, {1}, word),
                  refusal_of_values("a float32", '\'' + std::string(word) + "' as value 0"));
    for (const char* word : {"-1", "1.0", "18446744073709551616", "true"})
        EXPECT_EQ(fault_of_values(ElementType::uint64, {}, word),
                  refusal_of_values("a uint64", '\'' + std::string(word) + "' as value 0"));
    for (const char* word : {"1", "0", "True", "truefalse"})
        EXPECT_EQ(fault_of_values(ElementType::boolean, {}, word),
                  refusal_of_values("a boolean", '\'' + std::string(word) + "' as value 0"));
    EXPECT_EQ(fault_of_values(ElementType::float64, {3}, "1 2 x"),
              refusal_of_values("a float64", "'x' as value 2"));
}

TEST(ValuesText, RefusesAnotherNumberOfValues) {
    EXPECT_EQ(fault_of_values(ElementType::float32, {3}, "1.00 2.00"), refusal_of_values("3 values", "2"));
    EXPECT_EQ(fault_of_values(ElementType::float32, {1}, "1 2"), refusal_of_values("1 values", "more"));
    EXPECT_EQ(fault_of_values(ElementType::uint64, {}, ""), refusal_of_values("1 values", "0"));
    EXPECT_EQ(fault_of_values(ElementType::float64, {0}, "1"), refusal_of_values("0 values", "more"));
    EXPECT_EQ(fault_of_values(ElementType::text, {3}, "ab"), refusal_of_values("3 characters", "2"));
    EXPECT_EQ(fault_of_values(ElementType::text, {1}, "a  b"),
              refusal_of_values("a text in escaped form", "'a \\x20b'"));
}

TEST(ValuesText, AllocatesNothingForMoreValuesThanTheTextCanHold) {
    EXPECT_EQ(fault_of_values(ElementType::float64, {Index{1} << 58}, "1 2"),
              refusal_of_values("288230376151711744 values", "3 characters"));
    EXPECT_EQ(fault_of_values(ElementType::text, {Index{1} << 60}, "a"),
              refusal_of_values("1152921504606846976 characters", "1"));
}

TEST(ValuesText, RefusesBooleansThatAreNeither) {
    const Record record{"w", ElementType::boolean, {2}, std::vector{std::byte{1}, std::byte{2}}};
    EXPECT_EQ(error_of<FormatError>([&] { check_values(record, "run.xml"); }),
              refusal_of_values("0 or 1", "2"));
}

}  // namespace
}  // namespace staticnn::checkpoint
