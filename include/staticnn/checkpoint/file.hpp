// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/binary_form.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/read_bytes.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/xml_form.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// The two forms of a file. They carry the same state to the last bit, and the same digest.
enum class Format { binary, xml };

/// What a file holds, all of it verified.
struct File : Contents {
    Format format = Format::binary;
};

/// The form that a path asks for: `.bin` or `.xml`. Throws ArgumentError for any other ending.
inline Format format_of(std::string_view path) {
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

/// A whole file in memory.
inline std::string to_bytes(const Header& header, const Leaves& leaves, Format format) {
    return detail::write_leaves(header, leaves, format).bytes;
}

/// The contents of a file in memory; the form is recognised by the first bytes. Throws FormatError, which
/// calls the file `where`, for everything that is not whole and intact.
inline File from_bytes(std::string_view bytes, std::string_view where) {
    if (is_binary_form(bytes)) return {read_binary(bytes, where), Format::binary};
    if (is_xml_form(bytes)) return {read_xml(bytes, where), Format::xml};
    refuse(where, "the first bytes of its binary or of its XML form",
           bytes.empty() ? "an empty file" : excerpt(bytes.substr(0, 8)));
}

/// Saves a state, all or nothing (see `replace_file`), in the form that the path's ending asks for; gives the
/// digest. Throws ArgumentError for another ending and FileError when the file cannot be written.
inline std::string write_file(const std::string& path, const Header& header, const Leaves& leaves) {
    detail::Written file = detail::write_leaves(header, leaves, format_of(path));
    replace_file(path, file.bytes);
    return std::move(file.digest);
}

/// Reads and verifies a file of either form, whatever its name. Throws FileError or FormatError.
inline File read_file(const std::string& path) { return from_bytes(read_bytes(path).view(), path); }

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
