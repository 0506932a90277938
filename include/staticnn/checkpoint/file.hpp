// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {

/// The two forms of a file. They carry the same state to the last bit, and the same digest.
enum class Format { binary, xml };

/// What a file holds, all of it verified.
struct File : Contents {
    Format format = Format::binary;
};

/// The form that a path asks for: `.bin` or `.xml`. Throws ArgumentError for any other ending.
STATICNN_FUNCTION Format format_of(std::string_view path);

/// A copy of all leaves, which needs the object that they belong to no longer.
STATICNN_FUNCTION Contents copy_of(Header header, const Leaves& leaves);

/// A whole file in memory.
STATICNN_FUNCTION std::string to_bytes(const Header& header, const Leaves& leaves, Format format);
STATICNN_FUNCTION std::string to_bytes(const Contents& contents, Format format);

/// The contents of a file in memory; the form is recognised by the first bytes. Throws FormatError, which
/// calls the file `where`, for everything that is not whole and intact.
STATICNN_FUNCTION File from_bytes(std::string_view bytes, std::string_view where);

/// Saves a state, all or nothing (see `replace_file`), in the form that the path's ending asks for; gives the
/// digest. Throws ArgumentError for another ending, or when the values of a record are not of the size that
/// its extents say, and FileError when the file cannot be written.
STATICNN_FUNCTION std::string write_file(const std::string& path, const Header& header, const Leaves& leaves);
STATICNN_FUNCTION std::string write_file(const std::string& path, const Contents& contents);

/// Reads and verifies a file of either form, whatever its name. Takes no more memory than a few times the
/// size of the file, and none for a file of more than `max_size` bytes. Throws FileError or FormatError.
STATICNN_FUNCTION File read_file(const std::string& path, Index max_size = std::numeric_limits<Index>::max());

/// More bytes than the file of a state can have, in either form: a number takes up to six times its bytes in
/// XML, callbacks may have remembered up to three copies of everything, and texts and lists may have grown.
STATICNN_FUNCTION Index max_file_size(const Leaves& leaves);

/// More bytes than the file of a state with these weights can have, whatever its optimizer: none keeps more
/// than three numbers beside a weight.
STATICNN_FUNCTION Index max_file_size_around(const Leaves& weights);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/file.ipp"
#endif
