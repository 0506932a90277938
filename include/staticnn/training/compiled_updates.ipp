// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/compiled_updates.hpp"

namespace staticnn::kernels {
STATICNN_UPDATES()
}  // namespace staticnn::kernels
