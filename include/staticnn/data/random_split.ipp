// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/random_split.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::vector<Index> share_out(Index total, const ClassRows& rows) {
    const Index samples = rows.numbers.size();
    std::vector<Index> counts, remainders, by_remainder;
    Index missing = total;
    for (Index label = 0; label < rows.classes(); ++label) {
        const Index product = (rows.first[label + 1] - rows.first[label]) * total;
        counts.push_back(product / samples);
        remainders.push_back(product % samples);
        by_remainder.push_back(label);
        missing -= counts.back();
    }
    std::sort(by_remainder.begin(), by_remainder.end(), [&](Index a, Index b) {
        return remainders[a] > remainders[b] || (remainders[a] == remainders[b] && a < b);
    });
    for (Index i = 0; i < missing; ++i) ++counts[by_remainder[i]];
    return counts;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
