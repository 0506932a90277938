// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/verify.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string verify(const std::string& path) { return read_file(path).digest; }

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
