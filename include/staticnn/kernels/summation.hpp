// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::kernels {

/// In what order a product of 2 or more columns adds its terms (format). Those with more than 64 columns are
/// one chain each: from +0, k ascending, each product fused with the sum. With fewer columns a single sample
/// would wait for the chain, so the terms are cut into parts: half of them, with at most 32 columns a
/// quarter, rounded up, but 2 to 128; the last part is what remains. Each part is such a chain, and the parts
/// are added up in their order. A single column is summed by DotProduct.
struct Summation {
    bool is_cut;
    Index length;  // of a part

    /// How many parts there are where none is too short or too long.
    STATICNN_INLINE static constexpr Index parts(Index columns) {
        return columns <= 32 ? 4 : columns <= 64 ? 2 : 1;
    }

    STATICNN_INLINE static constexpr Summation of(Index inner, Index columns) {
        const Index count = parts(columns);
        return {count > 1, count > 1 ? std::clamp<Index>((inner + count - 1) / count, 2, 128) : inner};
    }
};

}  // namespace staticnn::kernels
