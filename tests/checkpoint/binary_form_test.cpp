// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/binary_form.hpp"

#include <gtest/gtest.h>

#include <boost/archive/binary_iarchive.hpp>
#include <sstream>

#include "damage.hpp"
#include "error_of.hpp"

namespace staticnn::checkpoint {
namespace {

using Envelope = detail::BinaryEnvelope;

// Puts both checksums right, so that what lies behind them is reached.
std::string with_checksums(std::string file) {
    const Index manifest_size = detail::number_at(file, Envelope::manifest_size);
    const std::string_view manifest = std::string_view(file).substr(Envelope::size, manifest_size);
    detail::put_number(file, Envelope::checksum, detail::envelope_checksum(file, manifest));
    const Index body = file.size() - Envelope::trailer;
    detail::put_number(file, body, hash_of(std::string_view(file).substr(0, body)));
    return file;
}

// A file with valid checksums around any manifest and any payload.
std::string forged(const std::string& manifest, const std::string& payload, std::uint64_t digest = 0) {
    std::string file(detail::binary_magic);
    file.resize(Envelope::size);
    file += manifest + payload + std::string(Envelope::trailer, '\0');
    detail::put_number(file, Envelope::version, 1);
    detail::put_number(file, Envelope::manifest_size, manifest.size());
    detail::put_number(file, Envelope::payload_size, payload.size());
    detail::put_number(file, Envelope::digest, digest);
    return with_checksums(std::move(file));
}

std::string fault_of_binary(const std::string& file) {
    return error_of<FormatError>([&] { read_binary(SharedBytes::copy_of(file), "run.bin"); });
}

std::string refusal_of_binary(const std::string& expected, const std::string& found) {
    return "'run.bin' is not an intact checkpoint: expected " + expected + ", found " + found;
}

TEST(BinaryForm, HasTheDocumentedLayout) {
    std::uint64_t step = 0x0102030405060708;
    const Leaves leaves{Leaf("step", Leaf::Target(&step))};
    const std::string manifest = "kind: test\n\nstep uint64\n";
    const std::string payload = "\x08\x07\x06\x05\x04\x03\x02\x01";
    const std::uint64_t digest = hash_of("step uint64\n" + payload);
    const std::string file = to_bytes({{"kind", "test"}}, leaves, Format::binary);
    EXPECT_EQ(file, forged(manifest, payload, digest));
    EXPECT_EQ(file.substr(0, 16), std::string("\x89SNN\r\n\x1a\n\1\0\0\0\0\0\0\0", 16));
    EXPECT_EQ(file.substr(16, 16), std::string("\x18\0\0\0\0\0\0\0\x08\0\0\0\0\0\0\0", 16));
    EXPECT_EQ(detail::number_at(file, 32), digest);
    EXPECT_EQ(detail::number_at(file, 40), hash_of(file.substr(0, 40) + manifest));
    EXPECT_EQ(file.substr(48, manifest.size()), manifest);
    EXPECT_EQ(file.substr(48 + manifest.size(), 8), payload);
    EXPECT_EQ(detail::number_at(file, file.size() - 8), hash_of(file.substr(0, file.size() - 8)));
    EXPECT_EQ(file.size(), 48 + manifest.size() + 8 + 8);
}

TEST(BinaryForm, IsWhatAnArchiveOfBoostReads) {
    SampleState state;
    const std::string file = to_bytes(SampleState::header(), state.leaves(), Format::binary);
    std::istringstream payload(
        file.substr(Envelope::size + detail::number_at(file, Envelope::manifest_size)));
    boost::archive::binary_iarchive archive(payload, boost::archive::no_header | boost::archive::no_codecvt);
    for (const Record& record : state.records()) {
        std::vector<std::byte> bytes(byte_size_of(record));
        archive.load_binary(bytes.data(), bytes.size());
        EXPECT_EQ(bytes, record.bytes) << record.name;
    }
}

TEST(BinaryForm, RefusesEveryTruncation) {
    const DamageOracle oracle(Format::binary);
    for (Index size = 0; size < oracle.bytes().size(); ++size)
        EXPECT_TRUE(oracle.is_refused(oracle.bytes().substr(0, size))) << size;
}

TEST(BinaryForm, RefusesEveryChangedByte) {
    const DamageOracle oracle(Format::binary);
    ASSERT_FALSE(oracle.is_refused(oracle.bytes()));
    for (Index i = 0; i < oracle.bytes().size(); ++i) {
        for (const int change : {0x01, 0x08, 0x20, 0x80, 0xff}) {
            std::string damaged = oracle.bytes();
            damaged[i] = static_cast<char>(damaged[i] ^ change);
            EXPECT_TRUE(oracle.is_refused(damaged)) << "byte " << i << " with " << change;
        }
    }
}

TEST(BinaryForm, RefusesTrailingGarbage) {
    const DamageOracle oracle(Format::binary);
    for (const std::string& garbage : {std::string(1, '\0'), std::string("\n"), oracle.bytes()})
        EXPECT_TRUE(oracle.is_refused(oracle.bytes() + garbage));
}

TEST(BinaryForm, RefusesMovedBlocks) {
    const DamageOracle oracle(Format::binary);
    DamageDice dice;
    for (int i = 0; i < 2000; ++i) {
        const std::string damaged = with_moved_blocks(oracle.bytes(), dice);
        EXPECT_NE(oracle.is_refused(damaged), damaged == oracle.bytes()) << i;
    }
}

TEST(BinaryForm, SurvivesDamageBehindRightChecksums) {
    const DamageOracle oracle(Format::binary);
    for (Index i = Envelope::digest; i < oracle.bytes().size() - Envelope::trailer; ++i) {
        if (i >= Envelope::checksum && i < Envelope::size) continue;  // put right again
        std::string damaged = oracle.bytes();
        damaged[i] = static_cast<char>(damaged[i] ^ 0x01);
        const std::string repaired = with_checksums(damaged);
        // The header is no part of the state: what it says is guarded by the checksums alone.
        const Index header_end = oracle.bytes().find("\n\n") + 1;
        if (i >= Envelope::size && i < header_end) {
            try {
                EXPECT_EQ(from_bytes(repaired, "x").digest, from_bytes(oracle.bytes(), "x").digest);
            } catch (const FormatError&) {
            }
        } else {
            EXPECT_TRUE(oracle.is_refused(repaired)) << i;
        }
    }
}

TEST(BinaryForm, SaysWhatIsWrong) {
    const std::string file = DamageOracle(Format::binary).bytes();

    std::string damaged = file;
    damaged.erase(4, 1);
    EXPECT_EQ(fault_of_binary(damaged),
              refusal_of_binary("the 8 bytes of the binary form",
                                "'\\x89SNN\\x0a\\x1a\\x0a\\x01' (transferred as text?)"));

    EXPECT_EQ(fault_of_binary(file.substr(0, 20)), refusal_of_binary("at least 56 bytes", "20 bytes"));

    EXPECT_EQ(fault_of_binary(forged("kind: test\n\na uint64\n", "1234")),
              refusal_of_binary("8 bytes of values, as its manifest says", "4"));

    const std::string small =
        forged("kind: test\n\nb boolean\n", std::string(1, '\2'), hash_of("b boolean\n\2"));
    EXPECT_EQ(fault_of_binary(small), refusal_of_binary("0 or 1 in leaf 'b'", "2"));

    const std::string payload(1, '\1');
    EXPECT_EQ(fault_of_binary(forged("kind: test\n\nb boolean\n", payload, 1)),
              refusal_of_binary("digest 0000000000000001", hex_of(hash_of("b boolean\n\1"))));

    // The manifest can be trusted by itself, before the rest of a file is read.
    damaged = file;
    const std::uint64_t envelope = detail::number_at(file, Envelope::checksum);
    detail::put_number(damaged, Envelope::checksum, envelope ^ 1);
    const Index body = damaged.size() - Envelope::trailer;
    detail::put_number(damaged, body, hash_of(std::string_view(damaged).substr(0, body)));
    EXPECT_EQ(fault_of_binary(damaged),
              refusal_of_binary("checksum " + hex_of(envelope ^ 1) + " of its envelope", hex_of(envelope)));

    damaged = file;
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    EXPECT_TRUE(
        fault_of_binary(damaged).starts_with("'run.bin' is not an intact checkpoint: expected checksum " +
                                             hex_of(detail::number_at(damaged, damaged.size() - 8))));
}

TEST(BinaryForm, NamesBothVersionsOfANewerFile) {
    std::string file = DamageOracle(Format::binary).bytes();
    detail::put_number(file, Envelope::version, 3);
    EXPECT_EQ(fault_of_binary(file),
              "'run.bin' has format version 3, but this library reads versions up to 1: load it with a "
              "newer staticnn");
    detail::put_number(file, Envelope::version, 0);
    EXPECT_EQ(fault_of_binary(file), refusal_of_binary("a format version of at least 1", "0"));
}

TEST(BinaryForm, AllocatesNothingForSizesThatTheFileDoesNotHave) {
    // Were one of these believed, it would take exabytes.
    for (const char* line :
         {"a float64 288230376151711744", "a boolean 4294967296 1073741823", "a text 1000000000000"})
        EXPECT_FALSE(fault_of_binary(forged(std::string("kind: test\n\n") + line + '\n', "12345678")).empty())
            << line;
    for (const std::uint64_t size :
         {~std::uint64_t{0}, ~std::uint64_t{0} - 55, std::uint64_t{1} << 63, std::uint64_t{1} << 40}) {
        std::string file = DamageOracle(Format::binary).bytes();
        detail::put_number(file, Envelope::manifest_size, size);
        EXPECT_NE(fault_of_binary(file).find("a manifest of " + std::to_string(size) + " bytes"),
                  std::string::npos);
        file = DamageOracle(Format::binary).bytes();
        detail::put_number(file, Envelope::payload_size, size);
        EXPECT_NE(fault_of_binary(file).find("values of " + std::to_string(size) + " bytes"),
                  std::string::npos);
    }
}

}  // namespace
}  // namespace staticnn::checkpoint
