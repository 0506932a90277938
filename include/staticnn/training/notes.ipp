// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/notes.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION void append(Notes& notes, const Notes& others) {
    notes.insert(notes.end(), others.begin(), others.end());
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
