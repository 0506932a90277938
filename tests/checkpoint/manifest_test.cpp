// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/manifest.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"
#include "sample_state.hpp"

namespace staticnn::checkpoint {
namespace {

const std::string sample_text =
    "kind: trainer\n"
    "topology: Sequential<Dense<2, 33, Relu>>\n"
    "note: \\x20\\\\ & <odd>\\x0a\"value\"\\x20\n"
    "empty: \n"
    "\n"
    "network.0.kernel float32 2 33\n"
    "network.0.bias float64 5\n"
    "optimizer.learning_rate float64\n"
    "step uint64\n"
    "is_open boolean\n"
    "callbacks.note.text text 21\n"
    "callbacks.note.empty text 0\n"
    "history.loss float64 4\n"
    "history.val_loss float64 0\n";

// A manifest with one leaf's line, and what is wrong with it.
std::string fault_of_leaf(const std::string& line) {
    return error_of<FormatError>([&] { parse_manifest("kind: test\n\n" + line + '\n', "run.bin"); });
}

std::string fault_of_manifest(const std::string& text) {
    return error_of<FormatError>([&] { parse_manifest(text, "run.bin"); });
}

std::string refusal_of_manifest(const std::string& expected, const std::string& found) {
    return "'run.bin' is not an intact checkpoint: expected " + expected + ", found " + found;
}

TEST(Manifest, IsTheDocumentedText) {
    SampleState state;
    EXPECT_EQ(manifest_text(SampleState::header(), outline_of(state.leaves())), sample_text);
}

TEST(Manifest, ParsesBack) {
    SampleState state;
    const Contents contents = parse_manifest(sample_text, "run.bin");
    EXPECT_EQ(contents.header, SampleState::header());
    EXPECT_EQ(contents.records, outline_of(state.leaves()));
    EXPECT_EQ(*find(contents.header, "topology"), "Sequential<Dense<2, 33, Relu>>");
    EXPECT_EQ(find(contents.header, "absent"), nullptr);
}

TEST(Manifest, MayHoldNoLeaves) { EXPECT_TRUE(parse_manifest("kind: test\n\n", "run.bin").records.empty()); }

TEST(Manifest, RefusesEveryTruncation) {
    for (Index size = 0; size < sample_text.size(); ++size) {
        const std::string text = sample_text.substr(0, size);
        // At the end of a leaf's line the text is a whole manifest: other checks are there for that.
        if (text.find("\n\n") != std::string::npos && text.ends_with('\n')) continue;
        EXPECT_FALSE(fault_of_manifest(text).empty());
    }
}

TEST(Manifest, RefusesMalformedHeaders) {
    EXPECT_EQ(fault_of_manifest("kind: test"),
              refusal_of_manifest("a line feed", "the end of the manifest in line 1 of its manifest"));
    EXPECT_EQ(fault_of_manifest("\n"),
              refusal_of_manifest("'kind: ' and a name", "an empty line in line 1 of its manifest"));
    EXPECT_EQ(fault_of_manifest("loss: x\n\n"),
              refusal_of_manifest("'kind: ' and a name", "'loss' in line 1 of its manifest"));
    EXPECT_EQ(fault_of_manifest("kind: a b\n\n"),
              refusal_of_manifest("'kind: ' and a name", "'kind' in line 1 of its manifest"));
    EXPECT_EQ(fault_of_manifest("kind: a\nno colon\n\n"),
              refusal_of_manifest("a header line 'key: value'", "'no colon' in line 2 of its manifest"));
    EXPECT_EQ(fault_of_manifest("kind: a\n0: x\n\n"),
              refusal_of_manifest("a header line 'key: value'", "'0: x' in line 2 of its manifest"));
    EXPECT_EQ(fault_of_manifest("kind: a\nb: \\q\n\n"),
              refusal_of_manifest("a value in escaped form", "'b: \\\\q' in line 2 of its manifest"));
    EXPECT_EQ(fault_of_manifest("kind: a\nb: 1\nb: 2\n\n"),
              refusal_of_manifest("keys with different names", "'b' twice"));
}

TEST(Manifest, RefusesMalformedLeaves) {
    const std::string line_3 = " in line 3 of its manifest";
    for (const char* line :
         {"", " ", "a", "a ", " a boolean", "0a boolean", "a-b boolean", "a:b boolean", "\xc3 boolean"})
        EXPECT_NE(fault_of_leaf(line).find(line_3), std::string::npos) << line;
    EXPECT_EQ(fault_of_leaf("1 boolean"),
              refusal_of_manifest("a leaf's line 'name type extents'", "'1 boolean'" + line_3));
    EXPECT_EQ(
        fault_of_leaf("a int8"),
        refusal_of_manifest("one of the types boolean, uint64, float32, float64, text", "'int8'" + line_3));
    for (const char* extent : {"-1", "+1", "01", "1x", "x", "0x1", "1.0", "99999999999999999999", ""})
        EXPECT_EQ(fault_of_leaf(std::string("a float32 ") + extent + " 1"),
                  refusal_of_manifest("an extent", '\'' + std::string(extent) + '\'' + line_3));
    EXPECT_EQ(fault_of_leaf("a float32 "),
              refusal_of_manifest("no blank at the end", "'a float32\\x20'" + line_3));
    EXPECT_EQ(fault_of_leaf("a float32 1 "),
              refusal_of_manifest("no blank at the end", "'a float32 1\\x20'" + line_3));
    EXPECT_EQ(fault_of_leaf("a text"), refusal_of_manifest("one extent of a text", "'a text'" + line_3));
    EXPECT_EQ(fault_of_leaf("a text 1 1"),
              refusal_of_manifest("one extent of a text", "'a text 1 1'" + line_3));
    EXPECT_EQ(fault_of_leaf("a boolean 1 1 1 1 1 1 1 1 1"),
              refusal_of_manifest("at most 8 extents", "'a boolean 1 1 1 1 1 1 1 1 1'" + line_3));
}

TEST(Manifest, RefusesSizesThatOverflow) {
    const std::string line_3 = " in line 3 of its manifest";
    for (const char* extents : {"4611686018427387904", "4294967296 4294967296", "2 2147483648 4294967296",
                                "18446744073709551615", "4294967296 4294967296 0"})
        EXPECT_EQ(fault_of_leaf(std::string("a float32 ") + extents),
                  refusal_of_manifest("extents whose product is a size",
                                      "'a float32 " + std::string(extents) + '\'' + line_3));
    EXPECT_EQ(fault_of_leaf("a boolean 4611686018427387903\nb boolean"),
              refusal_of_manifest("leaves whose total is a size", "'b boolean' in line 4 of its manifest"));
    // Zero is a size.
    EXPECT_EQ(byte_size_of(parse_manifest("kind: a\n\na float32 0 4294967296 4294967296\n", "x").records),
              0u);
}

TEST(Manifest, RefusesNamesThatOccurTwice) {
    EXPECT_EQ(fault_of_leaf("a boolean\nb boolean\na uint64"),
              refusal_of_manifest("leaves with different names", "'a' twice"));
}

TEST(Manifest, HasLimits) {
    EXPECT_TRUE(is_name(std::string(255, 'a')));
    EXPECT_FALSE(is_name(std::string(256, 'a')));

    std::string headers = "kind: a\n";
    for (int i = 1; i < 256; ++i) headers += 'k' + std::to_string(i) + ": \n";
    EXPECT_EQ(parse_manifest(headers + '\n', "x").header.size(), 256u);
    EXPECT_EQ(fault_of_manifest(headers + "more: \n\n"),
              refusal_of_manifest("at most 256 header lines", "another in line 257 of its manifest"));

    std::string leaves = "kind: a\n\n";
    for (int i = 0; i < 65536; ++i) leaves += 'a' + std::to_string(i) + " boolean\n";
    EXPECT_EQ(parse_manifest(leaves, "x").records.size(), 65536u);
    EXPECT_EQ(fault_of_manifest(leaves + "b boolean\n"),
              refusal_of_manifest("at most 65536 leaves", "another in line 65539 of its manifest"));

    EXPECT_EQ(fault_of_manifest("kind: " + std::string(max_manifest_size, 'a')),
              refusal_of_manifest("a manifest of at most 16777216 bytes", "16777222"));
}

TEST(Manifest, IsNotWrittenUnlessItCanBeRead) {
    const std::vector<Record> one{{"a b", ElementType::uint64, {}, {}}};
    EXPECT_EQ(
        error_of<ArgumentError>([&] {
            manifest_text({{"kind", "test"}}, one);
        }),
        "this state cannot be saved: 'the state' is not an intact checkpoint: expected one of the types "
        "boolean, uint64, float32, float64, text, found 'b' in line 3 of its manifest");
    const std::vector<Record> twice{{"a", ElementType::uint64, {}, {}}, {"a", ElementType::uint64, {}, {}}};
    EXPECT_NE(error_of<ArgumentError>([&] {
                  manifest_text({{"kind", "test"}}, twice);
              }).find("'a' twice"),
              std::string::npos);
    EXPECT_FALSE(error_of<ArgumentError>([&] { manifest_text({}, {}); }).empty());
    // A key that smuggles in a second line is parsed as two entries.
    EXPECT_EQ(error_of<ArgumentError>([&] {
                  manifest_text({{"kind", "test"}, {"a: b\nc", "d"}}, {});
              }),
              "this state cannot be saved: a key or a name is not made of letters, digits, '_' and '.'");
}

TEST(Manifest, RefusesLeavesWhoseSizeContradictsTheirExtents) {
    OwnedTensor<float> tensor({2, 3});
    Leaf::Tensor<float> target = tensor.target();
    target.extents = {2, 4};
    const Leaf leaf("w", Leaf::Target(target));
    EXPECT_EQ(error_of<ArgumentError>([&] { bytes_of(leaf); }),
              "leaf 'w' has 24 bytes of values, but its extents say 32");
}

}  // namespace
}  // namespace staticnn::checkpoint
