// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// Calls `visit(i)` for i = 0 .. Count - 1, each i a compile-time constant, so that arrays indexed by it can
/// live in registers.
template <Index Count, class Visit>
STATICNN_INLINE constexpr void unroll(const Visit& visit) {
    [&]<Index... I>(std::index_sequence<I...>) STATICNN_INLINE_LAMBDA {
        (visit(std::integral_constant<Index, I>{}), ...);
    }
    (std::make_index_sequence<Count>{});
}

}  // namespace staticnn
