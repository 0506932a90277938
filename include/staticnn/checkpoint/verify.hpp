// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// Checks that a file of either form is whole and intact, whatever trainer it belongs to, and gives the
/// digest of its state. Throws FileError when it cannot be read and FormatError, which says what is wrong and
/// where in the file, when it is damaged.
STATICNN_FUNCTION std::string verify(const std::string& path);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/verify.ipp"
#endif
