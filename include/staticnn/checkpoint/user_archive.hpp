// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/string.hpp>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/state_digest.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/leaf.hpp"

// By name alone: whoever has such an archive has included its header, and no one else needs to compile it.
namespace boost::archive {
template <class Archive>
class basic_binary_iarchive;
template <class Archive>
class basic_binary_oarchive;
}  // namespace boost::archive

/// The state as part of somebody's own Boost archive, of whatever kind: the texts "manifest", "checksum" (of
/// the manifest) and "encoding", the leaves, the text "digest". What kind of archive it is decides how a leaf
/// is written, and the encoding says so:
/// - "raw", its bytes: archives derived from Boost's binary one, where this is exact, fast and small;
/// - "decimal", a text as in the XML form: every other archive. Text and XML archives write NaN but cannot
///   read it, and a polymorphic or unknown archive may be one of them; a text is what all of them carry.
/// A reader goes by the encoding, because Boost lets a plain archive read what a polymorphic one has written.
namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline constexpr std::string_view archive_name = "archive";
inline constexpr std::string_view raw_encoding = "raw";
inline constexpr std::string_view decimal_encoding = "decimal";

template <class Archive>
inline constexpr bool is_binary_archive =
    std::is_base_of_v<boost::archive::basic_binary_oarchive<Archive>, Archive> ||
    std::is_base_of_v<boost::archive::basic_binary_iarchive<Archive>, Archive>;

template <class Archive>
void save_text(Archive& archive, const std::string& name, const std::string& text) {
    archive << boost::serialization::make_nvp(name.c_str(), text);
}

// In pieces, so that no more memory is taken than the archive really has bytes for.
template <class Bytes, class Archive>
Bytes load_bytes(Archive& archive, Index size) {
    constexpr Index piece = Index{1} << 20;
    Bytes bytes;
    while (bytes.size() < size) {
        const Index done = bytes.size();
        const Index count = std::min(piece, size - done);
        bytes.resize(done + count);
        archive.load_binary(bytes.data() + done, count);
    }
    return bytes;
}

template <class Archive>
std::string load_text(Archive& archive, const std::string& name) {
    if constexpr (is_binary_archive<Archive>) {
        // What Boost writes for a text is its length and its bytes, but Boost's reader believes any length.
        std::size_t size = 0;
        archive >> size;
        return load_bytes<std::string>(archive, size);
    } else {
        std::string text;
        archive >> boost::serialization::make_nvp(name.c_str(), text);
        return text;
    }
}

template <class Archive>
std::vector<std::byte> load_values(Archive& archive, const Record& outline, bool is_raw) {
    if (!is_raw) return values_of_text(outline, load_text(archive, outline.name), archive_name);
    if constexpr (requires { archive.load_binary(nullptr, Index{}); })
        return load_bytes<std::vector<std::byte>>(archive, byte_size_of(outline));
    else
        refuse(archive_name, "decimal values", "raw ones, which an archive of this kind cannot read");
}

template <class Archive>
Contents load_contents(Archive& archive) {
    const std::string manifest = load_text(archive, "manifest");
    const std::string checksum = load_text(archive, "checksum");
    if (checksum != hex_of(hash_of(manifest)))
        refuse(archive_name, "checksum " + hex_of(hash_of(manifest)) + " of its manifest", excerpt(checksum));
    Contents contents = parse_manifest(manifest, archive_name);
    const std::string encoding = load_text(archive, "encoding");
    if (encoding != raw_encoding && encoding != decimal_encoding)
        refuse(archive_name, "encoding 'raw' or 'decimal'", excerpt(encoding));
    StateDigest digest;
    for (Record& record : contents.records) {
        record.bytes = load_values(archive, record, encoding == raw_encoding);
        check_values(record, archive_name);
        digest.add(record, record.bytes);
    }
    contents.digest = hex_of(digest.value());
    const std::string expected = load_text(archive, "digest");
    if (contents.digest != expected) refuse(archive_name, "digest " + excerpt(expected), contents.digest);
    return contents;
}

}  // namespace detail

/// Writes a state into `archive`. Throws FileError when the archive's stream fails.
template <class Archive>
void save_leaves(Archive& archive, const Header& header, const Leaves& leaves) {
    constexpr bool is_raw = detail::is_binary_archive<Archive>;
    const std::string manifest = manifest_text(header, outline_of(leaves));
    try {
        detail::save_text(archive, "manifest", manifest);
        detail::save_text(archive, "checksum", hex_of(hash_of(manifest)));
        detail::save_text(archive, "encoding",
                          std::string(is_raw ? detail::raw_encoding : detail::decimal_encoding));
        StateDigest digest;
        for (const Leaf& leaf : leaves) {
            const Record outline = outline_of(leaf);
            const std::vector<std::byte> bytes = bytes_of(leaf);
            digest.add(outline, bytes);
            if constexpr (is_raw)
                archive.save_binary(bytes.data(), bytes.size());
            else
                detail::save_text(archive, outline.name,
                                  text_of_values(outline.type, outline.extents, bytes));
        }
        detail::save_text(archive, "digest", hex_of(digest.value()));
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        throw FileError(std::string("cannot save the state into the archive: ") + error.what());
    }
}

/// Reads a state that `save_leaves` wrote. Throws FormatError when it is damaged, whatever the archive
/// throws. A binary archive cannot make it take more memory than the archive has bytes for; from any other,
/// Boost reads the texts and believes their lengths.
template <class Archive>
Contents load_records(Archive& archive) {
    try {
        return detail::load_contents(archive);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        refuse(detail::archive_name, "a state", error.what());
    }
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
