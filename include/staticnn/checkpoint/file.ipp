// SPDX-License-Identifier: BSL-1.0
#include <utility>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/binary_form.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/read_bytes.hpp"
#include "staticnn/checkpoint/refuse.hpp"
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

template <class Writer>
Written write_leaves(const Header& header, const Leaves& leaves) {
    const std::vector<Record> outline = outline_of(leaves);
    Writer writer(header, outline);
    for (Index i = 0; i < leaves.size(); ++i) writer.append(outline[i], bytes_of(leaves[i]));
    std::string digest = writer.digest();
    return {writer.finish(), std::move(digest)};
}

inline Written write_leaves(const Header& header, const Leaves& leaves, Format format) {
    return format == Format::binary ? write_leaves<BinaryWriter>(header, leaves)
                                    : write_leaves<XmlWriter>(header, leaves);
}

}  // namespace detail

STATICNN_FUNCTION std::string to_bytes(const Header& header, const Leaves& leaves, Format format) {
    return detail::write_leaves(header, leaves, format).bytes;
}

STATICNN_FUNCTION File from_bytes(std::string_view bytes, std::string_view where) {
    if (is_binary_form(bytes)) return {read_binary(bytes, where), Format::binary};
    if (is_xml_form(bytes)) return {read_xml(bytes, where), Format::xml};
    refuse(where, "the first bytes of its binary or of its XML form",
           bytes.empty() ? "an empty file" : excerpt(bytes.substr(0, 8)));
}

STATICNN_FUNCTION std::string write_file(const std::string& path, const Header& header,
                                         const Leaves& leaves) {
    detail::Written file = detail::write_leaves(header, leaves, format_of(path));
    replace_file(path, file.bytes);
    return std::move(file.digest);
}

STATICNN_FUNCTION File read_file(const std::string& path, Index max_size) {
    return from_bytes(read_bytes(path, max_size).view(), path);
}

STATICNN_FUNCTION Index max_file_size(const Leaves& leaves) {
    constexpr Index factor = 6 * 4;
    constexpr Index margin = Index{64} << 20;
    return factor * byte_size_of(outline_of(leaves)) + margin;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
