// SPDX-License-Identifier: BSL-1.0
#include "staticnn/kernels/compiled.hpp"

namespace staticnn::kernels {
STATICNN_KERNELS()
}  // namespace staticnn::kernels
