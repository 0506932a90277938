// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// Saves contents that were read from somewhere, whatever type they belong to, as `write_file` does; gives
/// the digest. Throws ArgumentError when the values of a leaf are not of the size that its extents say.
STATICNN_FUNCTION std::string write_contents(const std::string& path, const Contents& contents);

/// Writes the state of the file `from` to the file `to`, in the form that the ending of `to` asks for;
/// header, leaves and digest stay the same. Throws FileError, FormatError or, for another ending,
/// ArgumentError.
STATICNN_FUNCTION std::string convert(const std::string& from, const std::string& to);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/convert.ipp"
#endif
