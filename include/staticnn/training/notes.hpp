// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include "staticnn/core/attributes.hpp"

namespace staticnn::detail {

/// What a person should know, one sentence each.
using Notes = std::vector<std::string>;

STATICNN_FUNCTION void append(Notes& notes, const Notes& others);

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/notes.ipp"
#endif
