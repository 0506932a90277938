// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/user_archive.hpp"

#include <gtest/gtest.h>

#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <boost/archive/polymorphic_binary_iarchive.hpp>
#include <boost/archive/polymorphic_binary_oarchive.hpp>
#include <boost/archive/polymorphic_text_iarchive.hpp>
#include <boost/archive/polymorphic_text_oarchive.hpp>
#include <boost/archive/polymorphic_xml_iarchive.hpp>
#include <boost/archive/polymorphic_xml_oarchive.hpp>
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/archive/xml_iarchive.hpp>
#include <boost/archive/xml_oarchive.hpp>
#include <boost/serialization/split_member.hpp>
#include <sstream>

#include "damage.hpp"
#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/digest.hpp"

namespace staticnn::checkpoint {
namespace {

// What a state looks like to Boost: an ordinary class.
struct Saved {
    SampleState state;
    Contents contents;

    template <class Archive>
    void save(Archive& archive, unsigned) const {
        save_leaves(archive, SampleState::header(), const_cast<SampleState&>(state).leaves());
    }
    template <class Archive>
    void load(Archive& archive, unsigned) {
        contents = load_records(archive);
    }
    BOOST_SERIALIZATION_SPLIT_MEMBER()
};

template <class Archive>
std::string save_to() {
    std::ostringstream stream;
    {
        Archive archive(stream);
        const Saved saved;
        const int before = 1, after = 2;
        archive << boost::serialization::make_nvp("before", before);
        archive << boost::serialization::make_nvp("state", saved);
        archive << boost::serialization::make_nvp("after", after);
    }
    return stream.str();
}

template <class Archive>
Contents load_from(const std::string& bytes) {
    std::istringstream stream(bytes);
    Archive archive(stream);
    Saved saved;
    int before = 0, after = 0;
    archive >> boost::serialization::make_nvp("before", before);
    archive >> boost::serialization::make_nvp("state", saved);
    archive >> boost::serialization::make_nvp("after", after);
    EXPECT_EQ(before, 1);
    EXPECT_EQ(after, 2);
    return saved.contents;
}

void expect_sample(const Contents& contents) {
    SampleState state;
    EXPECT_EQ(contents.header, SampleState::header());
    EXPECT_TRUE(contents.records == state.records());
    EXPECT_EQ(contents.digest, digest_of(state.leaves()));
}

template <class Output, class Input>
struct Pair {
    using Saver = Output;
    using Loader = Input;
};

namespace ba = boost::archive;

template <class P>
class UserArchive : public testing::Test {};
using Pairs =
    testing::Types<Pair<ba::binary_oarchive, ba::binary_iarchive>, Pair<ba::text_oarchive, ba::text_iarchive>,
                   Pair<ba::xml_oarchive, ba::xml_iarchive>,
                   Pair<ba::polymorphic_binary_oarchive, ba::polymorphic_binary_iarchive>,
                   Pair<ba::polymorphic_text_oarchive, ba::polymorphic_text_iarchive>,
                   Pair<ba::polymorphic_xml_oarchive, ba::polymorphic_xml_iarchive>,
                   // Boost lets polymorphic and plain archives read each other's files.
                   Pair<ba::binary_oarchive, ba::polymorphic_binary_iarchive>,
                   Pair<ba::polymorphic_binary_oarchive, ba::binary_iarchive>,
                   Pair<ba::xml_oarchive, ba::polymorphic_xml_iarchive>,
                   Pair<ba::polymorphic_text_oarchive, ba::text_iarchive>>;
TYPED_TEST_SUITE(UserArchive, Pairs);

TYPED_TEST(UserArchive, KeepsEveryBit) {
    expect_sample(load_from<typename TypeParam::Loader>(save_to<typename TypeParam::Saver>()));
}

// Loads the state alone, without the destructor of an archive that has a header: that of Boost's XML archive
// ends the process when the end of a damaged file is missing.
template <class Archive>
bool is_refused(const std::string& bytes) {
    std::istringstream stream(bytes);
    Archive archive(stream, ba::no_header);
    try {
        expect_sample(load_records(archive));
        return false;
    } catch (const FormatError& error) {
        EXPECT_TRUE(std::string(error.what()).starts_with("'archive' ")) << error.what();
        return true;
    }
}

template <class Archive>
std::string saved_alone() {
    std::ostringstream stream;
    {
        Archive archive(stream, ba::no_header);
        SampleState state;
        save_leaves(archive, SampleState::header(), state.leaves());
    }
    return stream.str();
}

// The end of the last thing that is ours.
Index end_of_state(const std::string& bytes) { return bytes.rfind(digest_of(SampleState().leaves())) + 16; }

template <class Saver, class Loader>
void expect_truncations_refused() {
    const std::string bytes = saved_alone<Saver>();
    ASSERT_FALSE(is_refused<Loader>(bytes));
    for (Index size = 0; size < end_of_state(bytes); ++size)
        EXPECT_TRUE(is_refused<Loader>(bytes.substr(0, size))) << size << " of " << bytes.size();
}

TEST(UserArchiveDamage, IsRefusedWhenCutShort) {
    expect_truncations_refused<ba::binary_oarchive, ba::binary_iarchive>();
    expect_truncations_refused<ba::text_oarchive, ba::text_iarchive>();
    expect_truncations_refused<ba::xml_oarchive, ba::xml_iarchive>();
}

// Calls `visit(damaged, i)` for several wrong values of each byte. Not for Boost's text archives, which
// allocate whatever a wrong length asks for.
template <class Saver, class Visit>
void for_each_changed_byte(const Visit& visit) {
    const std::string bytes = saved_alone<Saver>();
    for (Index i = 0; i < end_of_state(bytes); ++i) {
        for (const int change : {0x01, 0x10, 0x80}) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ change);
            visit(damaged, i);
        }
    }
}

TEST(UserArchiveDamage, IsRefusedInBinary) {
    for_each_changed_byte<ba::binary_oarchive>([](const std::string& damaged, Index i) {
        EXPECT_TRUE(is_refused<ba::binary_iarchive>(damaged)) << i;
    });
}

TEST(UserArchiveDamage, IsRefusedInXmlOrChangesNothing) {
    Index refused = 0;
    for_each_changed_byte<ba::xml_oarchive>(
        [&](const std::string& damaged, Index) { refused += is_refused<ba::xml_iarchive>(damaged) ? 1 : 0; });
    EXPECT_GT(refused, 0u);
}

TEST(UserArchiveEncoding, IsRawInBinaryAndDecimalElsewhere) {
    const std::string binary = saved_alone<ba::binary_oarchive>();
    EXPECT_NE(binary.find(std::string("\3\0\0\0\0\0\0\0raw", 11)), std::string::npos);
    EXPECT_NE(binary.find(std::string("\x9a\x99\x99\x99\x99\x99\xb9\x3f", 8)), std::string::npos);
    EXPECT_NE(saved_alone<ba::xml_oarchive>().find("<optimizer.learning_rate>0.1</optimizer.learning_rate>"),
              std::string::npos);
    EXPECT_NE(saved_alone<ba::text_oarchive>().find(" 7 decimal "), std::string::npos);
}

// An archive of nobody's family that carries texts and nothing else.
struct TextsOnly {
    std::vector<std::string> texts;
    Index next = 0;

    void operator<<(const boost::serialization::nvp<const std::string>& text) {
        texts.push_back(text.const_value());
    }
    void operator>>(const boost::serialization::nvp<std::string>& text) {
        if (next == texts.size()) throw std::runtime_error("no more texts");
        text.value() = texts[next++];
    }
};

TEST(UserArchiveEncoding, SuitsArchivesOfAnyOrigin) {
    TextsOnly archive;
    SampleState state;
    save_leaves(archive, SampleState::header(), state.leaves());
    expect_sample(load_records(archive));

    archive.next = 0;
    archive.texts[2] = "raw";
    EXPECT_EQ(error_of<FormatError>([&] { load_records(archive); }),
              "'archive' is not an intact checkpoint: expected decimal values, found raw ones, which an "
              "archive of this "
              "kind cannot read");
    archive.next = 0;
    archive.texts[2] = "base64";
    EXPECT_EQ(error_of<FormatError>([&] { load_records(archive); }),
              "'archive' is not an intact checkpoint: expected encoding 'raw' or 'decimal', found 'base64'");
    archive.next = archive.texts.size();
    EXPECT_EQ(error_of<FormatError>([&] { load_records(archive); }),
              "'archive' is not an intact checkpoint: expected a state, found no more texts");
}

TEST(UserArchiveEncoding, TakesNoMoreMemoryForRawValuesThanTheArchiveHas) {
    std::ostringstream stream;
    {
        ba::binary_oarchive archive(stream, ba::no_header);
        const std::string manifest = "kind: test\n\na float64 288230376151711744\n";
        const std::string checksum = hex_of(hash_of(manifest)), encoding = "raw";
        archive << manifest << checksum << encoding;
    }
    std::istringstream input(stream.str());
    ba::binary_iarchive archive(input, ba::no_header);
    EXPECT_EQ(error_of<FormatError>([&] { load_records(archive); }),
              "'archive' is not an intact checkpoint: expected a state, found input stream error");
}

TEST(UserArchiveEncoding, TakesNoMoreMemoryForTextsThanABinaryArchiveHas) {
    std::istringstream input(std::string("\0\0\0\0\0\0\0\x10kind: ", 14));
    ba::binary_iarchive archive(input, ba::no_header);
    EXPECT_EQ(error_of<FormatError>([&] { load_records(archive); }),
              "'archive' is not an intact checkpoint: expected a state, found input stream error");
}

TEST(UserArchiveErrors, NameAStreamThatFails) {
    // A stream buffer that takes nothing.
    struct Full : std::streambuf {
    } full;
    ba::binary_oarchive archive(full, ba::no_header);
    SampleState state;
    EXPECT_EQ(error_of<FileError>([&] { save_leaves(archive, SampleState::header(), state.leaves()); }),
              "cannot save the state into the archive: output stream error");
}

}  // namespace
}  // namespace staticnn::checkpoint
