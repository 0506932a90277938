// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/xml_form.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iterator>

#include "damage.hpp"
#include "error_of.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "temporary_folder.hpp"

namespace staticnn::checkpoint {
namespace {

using XmlFormInAFolder = TemporaryFolderTest;

std::string fault_of_xml(const std::string& file) {
    return error_of<FormatError>([&] { read_xml(file, "run.xml"); });
}

std::string refusal_of_xml(const std::string& expected, const std::string& found) {
    return "'run.xml' is not an intact checkpoint: expected " + expected + ", found " + found;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const Index at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

// A file with a right envelope around any manifest and any state.
std::string forged(const std::string& manifest, const std::string& state, const std::string& digest) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<staticnn_checkpoint format=\"1\" kind=\"test\" "
           "digest=\"" +
           digest + "\" envelope=\"" + hex_of(hash_of("1\n" + digest + '\n' + manifest)) +
           "\">\n<manifest>\n" + manifest + "</manifest>\n<state>\n" + state +
           "</state>\n</staticnn_checkpoint>\n";
}

TEST(XmlForm, IsTheDocumentedText) {
    OwnedTensor<float> kernel({2, 2});
    kernel.at(0, 0) = 0.5f;
    kernel.at(1, 0) = -0.0f;
    kernel.at(1, 1) = 1e-45f;
    std::string text = "a<b> & \"c\"\n";
    std::uint64_t step = 7;
    Leaves leaves;
    leaves.emplace_back("network.0.kernel", kernel.target());
    leaves.emplace_back("text", Leaf::Target(&text));
    leaves.emplace_back("step", Leaf::Target(&step));
    EXPECT_EQ(to_bytes({{"kind", "test"}}, leaves, Format::xml),
              forged("kind: test\n\nnetwork.0.kernel float32 2 2\ntext text 11\nstep uint64\n",
                     "<network.0.kernel>\n0.5 0\n-0 1e-45\n</network.0.kernel>\n"
                     "<text>a&lt;b&gt; &amp; &quot;c&quot;\\x0a</text>\n"
                     "<step>7</step>\n",
                     digest_of(leaves)));
}

TEST(XmlForm, EscapesItsManifest) {
    const std::string file =
        to_bytes({{"kind", "test"}, {"topology", "Sequential<Dense<1, 2>>"}}, {}, Format::xml);
    EXPECT_NE(file.find("topology: Sequential&lt;Dense&lt;1, 2&gt;&gt;\n"), std::string::npos);
    EXPECT_EQ(*find(read_xml(file, "x").header, "topology"), "Sequential<Dense<1, 2>>");
}

TEST_F(XmlFormInAFolder, IsWellFormedForOthers) {
    put(path("run.xml"), DamageOracle(Format::xml).bytes());
    const std::string file = '\'' + path("run.xml") + '\'';
    if (std::system("command -v xmllint > /dev/null") == 0)
        EXPECT_EQ(std::system(("xmllint --noout " + file).c_str()), 0);
    else if (std::system("command -v python3 > /dev/null") == 0)
        EXPECT_EQ(
            std::system(
                ("python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' " + file).c_str()),
            0);
    else
        GTEST_SKIP() << "neither xmllint nor python3 is installed";
}

TEST(XmlForm, RefusesTruncationsOrLosesNothing) {
    const DamageOracle oracle(Format::xml);
    const Index last_tag = oracle.bytes().size() - 1;
    for (Index size = 0; size < last_tag; ++size)
        EXPECT_TRUE(oracle.is_refused(oracle.bytes().substr(0, size))) << size;
    EXPECT_FALSE(oracle.is_refused(oracle.bytes().substr(0, last_tag)));
}

TEST(XmlForm, RefusesChangedBytesOrLoadsEqualValues) {
    const DamageOracle oracle(Format::xml);
    Index accepted = 0;
    constexpr char characters[] = {' ', '\n', '0', '9', 'x', '<', '>', '&', '"', '/', '\0', '\xe9'};
    for (Index i = 0; i < oracle.bytes().size(); ++i) {
        for (Index k = 0; k < std::size(characters); ++k) {
            if (!is_tried(i, k, std::size(characters))) continue;
            std::string damaged = oracle.bytes();
            damaged[i] = characters[k];
            if (!oracle.is_refused(damaged)) ++accepted;
        }
    }
    EXPECT_GT(accepted, 0u);  // blanks between tags and numbers at least
}

TEST(XmlForm, RefusesMovedBlocksOrLoadsEqualValues) {
    const DamageOracle oracle(Format::xml);
    DamageDice dice;
    for (int i = 0; i < 2000; ++i) oracle.is_refused(with_moved_blocks(oracle.bytes(), dice));
}

TEST(XmlForm, RefusesTrailingGarbage) {
    const DamageOracle oracle(Format::xml);
    for (const std::string& garbage :
         {std::string(1, '\0'), std::string("x"), std::string("<a/>"), oracle.bytes()})
        EXPECT_TRUE(oracle.is_refused(oracle.bytes() + garbage));
    EXPECT_FALSE(oracle.is_refused(oracle.bytes() + " \r\n\n"));
}

TEST(XmlForm, IsFreeInBlanksAndDigits) {
    const DamageOracle oracle(Format::xml);
    std::string indented;
    for (const char character : oracle.bytes())
        indented += character == '\n' ? std::string("\r\n") : std::string(1, character);
    EXPECT_FALSE(oracle.is_refused(indented));
    EXPECT_FALSE(oracle.is_refused(replaced(oracle.bytes(), "<step>", "\n\t<step> 0")));
    EXPECT_FALSE(oracle.is_refused(replaced(oracle.bytes(), " digest=", "\n    digest=")));
    EXPECT_FALSE(oracle.is_refused(replaced(oracle.bytes(), "<is_open>true", "<is_open>&#116;rue")));
    EXPECT_TRUE(oracle.is_refused(replaced(oracle.bytes(), "<step>", "<step>1")));
}

TEST(XmlForm, SaysWhatIsWrong) {
    const std::string file = DamageOracle(Format::xml).bytes();
    EXPECT_EQ(fault_of_xml(replaced(file, "<step>", "<stop>")),
              refusal_of_xml("'<step>' at byte " + std::to_string(file.find("<step>")),
                             "'<stop>184467440737095516'"));
    EXPECT_EQ(
        fault_of_xml(file.substr(0, file.find("</state>"))),
        refusal_of_xml("'</state>' at byte " + std::to_string(file.find("</state>")), "the end of the file"));
    EXPECT_EQ(fault_of_xml(replaced(file, "<step>18446744073709551615", "<step>-1")),
              refusal_of_xml("a uint64 in leaf 'step'", "'-1' as value 0"));
    EXPECT_TRUE(fault_of_xml(replaced(file, "<step>", "<step>&oops;"))
                    .starts_with(refusal_of_xml("an XML element 'step'", "")));
    EXPECT_EQ(fault_of_xml(replaced(file, "kind=\"trainer\"", "kind=\"network\"")),
              refusal_of_xml("kind 'trainer' as in its manifest", "'network'"));
    const Index digest_at = file.find("digest=");
    EXPECT_EQ(fault_of_xml(replaced(file, "digest=\"", "digest='")),
              refusal_of_xml("'digest=\"' at byte " + std::to_string(digest_at),
                             '\'' + replaced(file, "digest=\"", "digest='").substr(digest_at, 24) + '\''));
    EXPECT_NE(fault_of_xml(replaced(file, "network.0.kernel float32", "network.1.kernel float32"))
                  .find(" of its envelope"),
              std::string::npos);
}

TEST(XmlForm, ChecksTheDigestBehindARightEnvelope) {
    const std::string manifest = "kind: test\n\nstep uint64\n";
    const std::string digest = hex_of(hash_of(std::string_view("step uint64\n\7\0\0\0\0\0\0\0", 20)));
    EXPECT_EQ(read_xml(forged(manifest, "<step>7</step>", digest), "x").digest, digest);
    EXPECT_TRUE(
        fault_of_xml(forged(manifest, "<step>8</step>", digest))
            .starts_with("'run.xml' is not an intact checkpoint: expected digest '" + digest + "', found "));
}

TEST(XmlForm, NamesBothVersionsOfANewerFile) {
    const std::string file = DamageOracle(Format::xml).bytes();
    EXPECT_EQ(fault_of_xml(replaced(file, "format=\"1\"", "format=\"12\"")),
              "'run.xml' has format version 12, but this library reads versions up to 1: load it with a "
              "newer staticnn");
    for (const char* version : {"", "0", "01", "1.0", "-1", "99999999999999999999"})
        EXPECT_EQ(fault_of_xml(replaced(file, "format=\"1\"", "format=\"" + std::string(version) + '"')),
                  refusal_of_xml("a format version", '\'' + std::string(version) + '\''));
}

TEST(XmlForm, AllocatesNothingForSizesThatTheFileDoesNotHave) {
    for (const char* line :
         {"a float64 288230376151711744", "a boolean 4294967296 1073741823", "a text 1000000000000"})
        EXPECT_FALSE(fault_of_xml(forged(std::string("kind: test\n\n") + line + '\n', "<a>1</a>",
                                         std::string(16, '0')))
                         .empty())
            << line;
}

}  // namespace
}  // namespace staticnn::checkpoint
