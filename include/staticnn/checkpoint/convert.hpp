// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// Writes the state of the file `from` to the file `to`, in the form that the ending of `to` asks for;
/// header, leaves and digest stay the same. Gives the digest. Throws FileError, FormatError or, for another
/// ending, ArgumentError.
STATICNN_FUNCTION std::string convert(const std::string& from, const std::string& to);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/convert.ipp"
#endif
