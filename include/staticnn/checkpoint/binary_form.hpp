// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/archive/binary_oarchive.hpp>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/state_digest.hpp"
#include "staticnn/checkpoint/streams.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

// As PNG does it: a byte that is no ASCII, a name, then the line ends and the end-of-file sign that transfers
// in text mode change.
inline constexpr std::string_view binary_magic{"\x89SNN\r\n\x1a\n", 8};

/// Where the fields of the envelope lie, in bytes from the start; each is a little-endian number of 64 bits.
struct BinaryEnvelope {
    static constexpr Index version = 8;
    static constexpr Index manifest_size = 16;
    static constexpr Index payload_size = 24;
    static constexpr Index digest = 32;
    static constexpr Index checksum = 40;
    static constexpr Index size = 48;
    static constexpr Index trailer = 8;  // the checksum of the whole file
};

inline void put_number(std::string& file, Index offset, std::uint64_t number) {
    std::memcpy(file.data() + offset, &number, sizeof number);
}

inline std::uint64_t number_at(std::string_view file, Index offset) {
    std::uint64_t number = 0;
    std::memcpy(&number, file.data() + offset, sizeof number);
    return number;
}

inline std::uint64_t envelope_checksum(std::string_view file, std::string_view manifest) {
    Hash hash;
    hash.update(file.substr(0, BinaryEnvelope::checksum));
    hash.update(manifest);
    return hash.value();
}

inline constexpr unsigned archive_flags = boost::archive::no_header | boost::archive::no_codecvt;

}  // namespace detail

/// Puts the binary form together, leaf by leaf in the order of the manifest.
class BinaryWriter {
public:
    BinaryWriter(const Header& header, const std::vector<Record>& outline)
        : manifest_(manifest_text(header, outline)), sink_(file_), archive_(sink_, detail::archive_flags) {
        using Envelope = detail::BinaryEnvelope;
        file_.reserve(Envelope::size + manifest_.size() + byte_size_of(outline) + Envelope::trailer);
        file_ += detail::binary_magic;
        file_.resize(Envelope::size);
        file_ += manifest_;
    }
    BinaryWriter(const BinaryWriter&) = delete;
    BinaryWriter& operator=(const BinaryWriter&) = delete;

    void append(const Record& outline, std::span<const std::byte> bytes) {
        digest_.add(outline, bytes);
        archive_.save_binary(bytes.data(), bytes.size());
    }

    /// The digest of what was appended.
    std::string digest() const { return hex_of(digest_.value()); }

    /// The file. The writer is of no use afterwards.
    std::string finish() {
        using Envelope = detail::BinaryEnvelope;
        detail::put_number(file_, Envelope::version, format_version);
        detail::put_number(file_, Envelope::manifest_size, manifest_.size());
        detail::put_number(file_, Envelope::payload_size, file_.size() - Envelope::size - manifest_.size());
        detail::put_number(file_, Envelope::digest, digest_.value());
        detail::put_number(file_, Envelope::checksum, detail::envelope_checksum(file_, manifest_));
        const std::uint64_t checksum = hash_of(file_);
        file_.resize(file_.size() + Envelope::trailer);
        detail::put_number(file_, file_.size() - Envelope::trailer, checksum);
        return std::move(file_);
    }

private:
    std::string manifest_;
    std::string file_;
    TextSink sink_;
    boost::archive::binary_oarchive archive_;
    StateDigest digest_;
};

/// True for what starts like the binary form, even when a transfer in text mode has damaged its first bytes.
inline bool is_binary_form(std::string_view bytes) noexcept {
    return bytes.starts_with(detail::binary_magic.substr(0, 1)) || bytes.substr(0, 4).ends_with("SNN");
}

namespace detail {

/// Checks the envelope of the binary form and gives the manifest's text. Nothing is allocated.
inline std::string_view open_binary_envelope(std::string_view file, std::string_view where) {
    using Envelope = BinaryEnvelope;
    if (!file.starts_with(binary_magic))
        refuse(where, "the 8 bytes of the binary form",
               excerpt(file.substr(0, 8)) + " (transferred as text?)");
    if (file.size() < Envelope::size + Envelope::trailer)
        refuse(where, "at least 56 bytes", std::to_string(file.size()) + " bytes");
    check_version(where, number_at(file, Envelope::version));
    const std::uint64_t manifest_size = number_at(file, Envelope::manifest_size);
    const std::uint64_t payload_size = number_at(file, Envelope::payload_size);
    const std::uint64_t inside = file.size() - Envelope::size - Envelope::trailer;
    if (manifest_size > inside || payload_size != inside - manifest_size)
        refuse(where,
               "a manifest of " + std::to_string(manifest_size) + " bytes and values of " +
                   std::to_string(payload_size) + " bytes",
               std::to_string(inside) + " bytes for both");
    const std::string_view manifest = file.substr(Envelope::size, manifest_size);
    if (number_at(file, Envelope::checksum) != envelope_checksum(file, manifest))
        refuse(where, "checksum " + hex_of(number_at(file, Envelope::checksum)) + " of its envelope",
               hex_of(envelope_checksum(file, manifest)));
    const Index body = file.size() - Envelope::trailer;
    const std::uint64_t checksum = hash_of(file.substr(0, body));
    if (number_at(file, body) != checksum)
        refuse(where, "checksum " + hex_of(number_at(file, body)),
               hex_of(checksum) + "; its manifest is intact, the damage lies behind byte " +
                   std::to_string(Envelope::size + manifest_size));
    return manifest;
}

}  // namespace detail

/// The contents of a file in binary form, their values parts of its bytes. Throws FormatError, naming
/// `where`, unless every byte is intact.
inline Contents read_binary(const SharedBytes& bytes, std::string_view where) {
    using Envelope = detail::BinaryEnvelope;
    const std::string_view file = characters_of(bytes);
    const std::string_view manifest = detail::open_binary_envelope(file, where);
    Contents contents = parse_manifest(manifest, where);
    Index position = Envelope::size + manifest.size();
    const Index payload_size = file.size() - position - Envelope::trailer;
    if (byte_size_of(contents.records) != payload_size)
        refuse(where,
               std::to_string(byte_size_of(contents.records)) + " bytes of values, as its manifest says",
               std::to_string(payload_size));

    StateDigest digest;
    for (Record& record : contents.records) {
        record.bytes = bytes.part(position, byte_size_of(record));
        position += record.bytes.size();
        check_values(record, where);
        digest.add(record, record.bytes);
    }
    contents.digest = hex_of(digest.value());
    if (digest.value() != detail::number_at(file, Envelope::digest))
        refuse(where, "digest " + hex_of(detail::number_at(file, Envelope::digest)), contents.digest);
    return contents;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
