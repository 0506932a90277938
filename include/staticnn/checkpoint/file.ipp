// SPDX-License-Identifier: BSL-1.0
#include <span>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/binary_form.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/read_bytes.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/state_digest.hpp"
#include "staticnn/checkpoint/xml_form.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION Format format_of(std::string_view path) {
    if (path.ends_with(".bin")) return Format::binary;
    if (path.ends_with(".xml")) return Format::xml;
    throw ArgumentError("'" + std::string(path) +
                        "' does not say its form: a checkpoint ends in '.bin' (binary) or '.xml' (XML)");
}

namespace detail {

/// A file in memory and the digest of its state.
struct Written {
    std::string bytes;
    std::string digest;
};

template <class Writer, class BytesOf>
Written write_with(const Header& header, const std::vector<Record>& outline, const BytesOf& bytes_of_leaf) {
    Writer writer(header, outline);
    for (Index i = 0; i < outline.size(); ++i) writer.append(outline[i], bytes_of_leaf(i));
    std::string digest = writer.digest();
    return {writer.finish(), std::move(digest)};
}

template <class BytesOf>
Written write(const Header& header, const std::vector<Record>& outline, const BytesOf& bytes_of_leaf,
              Format format) {
    return format == Format::binary ? write_with<BinaryWriter>(header, outline, bytes_of_leaf)
                                    : write_with<XmlWriter>(header, outline, bytes_of_leaf);
}

inline Written write(const Header& header, const Leaves& leaves, Format format) {
    return write(
        header, outline_of(leaves), [&](Index i) { return bytes_of(leaves[i]); }, format);
}

inline Written write(const Contents& contents, Format format) {
    std::vector<Record> outline;
    outline.reserve(contents.records.size());
    for (const Record& record : contents.records) {
        outline.push_back({record.name, record.type, record.extents, {}});
        if (record.bytes.size() != byte_size_of(outline.back()))
            throw ArgumentError("leaf '" + record.name + "' has " + std::to_string(record.bytes.size()) +
                                " bytes of values, but its extents say " +
                                std::to_string(byte_size_of(outline.back())));
    }
    return write(
        contents.header, outline, [&](Index i) { return std::span(contents.records[i].bytes); }, format);
}

/// share() gives the bytes to values that go on to live.
template <class Share>
File read(std::string_view bytes, std::string_view where, const Share& share) {
    if (is_binary_form(bytes)) return {read_binary(share(), where), Format::binary};
    if (is_xml_form(bytes)) return {read_xml(bytes, where), Format::xml};
    refuse(where, "the first bytes of its binary or of its XML form",
           bytes.empty() ? "an empty file" : excerpt(bytes.substr(0, 8)));
}

constexpr Index max_file_size(Index state_size) noexcept {
    constexpr Index factor = 6 * 4;
    constexpr Index margin = Index{64} << 20;
    return factor * state_size + margin;
}

inline std::string save_to(const std::string& path, Written file) {
    replace_file(path, file.bytes);
    return std::move(file.digest);
}

}  // namespace detail

STATICNN_FUNCTION Contents copy_of(Header header, const Leaves& leaves) {
    Contents copy{std::move(header), outline_of(leaves), {}};
    StateDigest digest;
    for (Index i = 0; i < leaves.size(); ++i) {
        Record& record = copy.records[i];
        record.bytes = bytes_of(leaves[i]);
        digest.add(record, record.bytes);
    }
    copy.digest = hex_of(digest.value());
    return copy;
}

STATICNN_FUNCTION std::string to_bytes(const Header& header, const Leaves& leaves, Format format) {
    return detail::write(header, leaves, format).bytes;
}

STATICNN_FUNCTION std::string to_bytes(const Contents& contents, Format format) {
    return detail::write(contents, format).bytes;
}

STATICNN_FUNCTION File from_bytes(std::string_view bytes, std::string_view where) {
    return detail::read(bytes, where, [&] { return SharedBytes::copy_of(bytes); });
}

STATICNN_FUNCTION std::string write_file(const std::string& path, const Header& header,
                                         const Leaves& leaves) {
    return detail::save_to(path, detail::write(header, leaves, format_of(path)));
}

STATICNN_FUNCTION std::string write_file(const std::string& path, const Contents& contents) {
    return detail::save_to(path, detail::write(contents, format_of(path)));
}

STATICNN_FUNCTION File read_file(const std::string& path, Index max_size) {
    const SharedBytes bytes = read_bytes(path, max_size);
    return detail::read(characters_of(bytes), path, [&] { return bytes; });
}

STATICNN_FUNCTION Index max_file_size(const Leaves& leaves) {
    return detail::max_file_size(byte_size_of(outline_of(leaves)));
}

STATICNN_FUNCTION Index max_file_size_around(const Leaves& weights) {
    return detail::max_file_size(4 * byte_size_of(outline_of(weights)));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
