// SPDX-License-Identifier: BSL-1.0
#include <chrono>

#include "staticnn/training/clock.hpp"

namespace staticnn::detail {

STATICNN_FUNCTION double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace staticnn::detail
