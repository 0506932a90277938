// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/xml_archive.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"

namespace staticnn::checkpoint {
namespace {

TEST(XmlArchive, WritesOneElementALine) {
    std::string text = "before\n";
    XmlElementWriter writer(text);
    writer.write("a.0", "1 < 2");
    writer.write("b", "");
    EXPECT_EQ(text, "before\n<a.0>1 &lt; 2</a.0>\n<b></b>\n");
}

TEST(XmlArchive, ReadsElementsFromDifferentPlaces) {
    XmlElementReader reader("run.xml");
    EXPECT_EQ(reader.read("a.0", "<a.0>1 &lt; 2</a.0>"), "1 < 2");
    EXPECT_EQ(reader.read("b", "<b></b>"), "");
    EXPECT_EQ(reader.read("c", "<c>\n x \n</c>"), "\n x \n");
}

TEST(XmlArchive, TurnsDamageIntoOurErrorAndEndsInPeace) {
    // Each reader is destroyed right after the damage: an archive with a header would end the process here.
    for (const char* element :
         {"", "<", "<a", "<a>", "<a>1", "<a>1<", "<a>1</a", "a", "<a>&b;</a>", "<a>&#x;</a>",
          "<a>&#99999999999999999999;</a>", "<a b>1</a>", "<a>1<b></a>"}) {
        const std::string fault =
            error_of<FormatError>([&] { XmlElementReader("run.xml").read("a", element); });
        EXPECT_TRUE(
            fault.starts_with("'run.xml' is not an intact checkpoint: expected an XML element 'a', found "))
            << element << ": " << fault;
    }
}

}  // namespace
}  // namespace staticnn::checkpoint
