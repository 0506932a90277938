// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/state_digest.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string digest_of(const Leaves& leaves) {
    StateDigest digest;
    for (const Leaf& leaf : leaves) digest.add(outline_of(leaf), bytes_of(leaf));
    return hex_of(digest.value());
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
