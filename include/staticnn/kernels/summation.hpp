// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::kernels {

/// In what order a product adds its terms (format). Sums of more than 64 columns are one chain: from +0, k
/// ascending, each product fused with the sum. With fewer columns a single sample would wait for the chain,
/// so the terms are cut into two parts, four with at most 32 columns, of equal length but for the last, 4 to
/// 128 terms: each part is such a chain, and the parts are added up in their order.
struct Summation {
    bool has_parts;
    Index length;  // of a part

    STATICNN_INLINE static constexpr Index chains(Index columns) {
        return columns <= 32 ? 4 : columns <= 64 ? 2 : 1;
    }

    STATICNN_INLINE static constexpr Summation of(Index inner, Index columns) {
        const Index parts = chains(columns);
        return {parts > 1, parts > 1 ? std::clamp<Index>((inner + parts - 1) / parts, 4, 128) : inner};
    }
};

}  // namespace staticnn::kernels
