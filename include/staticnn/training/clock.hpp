// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"

namespace staticnn::detail {

/// Seconds by a clock that only goes forward. Not in the header, because `<chrono>` takes longer to compile
/// than a trainer's loop.
STATICNN_FUNCTION double seconds_now();

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/clock.ipp"
#endif
