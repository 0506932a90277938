// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/convert.hpp"
#include "staticnn/checkpoint/file.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string convert(const std::string& from, const std::string& to) {
    format_of(to);  // refuses another ending before anything is read
    return write_file(to, read_file(from));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
