// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {

/// The digest of a state (checkpoint/state_digest.hpp): 16 hexadecimal digits.
STATICNN_FUNCTION std::string digest_of(const Leaves& leaves);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/digest.ipp"
#endif
