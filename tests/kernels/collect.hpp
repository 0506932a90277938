// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::kernels {

/// Collects the sums and counts how often each place was handed over.
template <class T>
struct Collect {
    Index columns;
    std::vector<T>* sums;
    std::vector<int>* visits;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&packs)[Packs]) const {
        for (Index pack = 0; pack < Packs; ++pack) {
            T lane[pack_lanes];
            packs[pack].store(lane);
            for (Index i = 0; i < pack_lanes; ++i) {
                const Index at = column + pack * pack_lanes + i;
                if (at >= columns) continue;
                (*sums)[row * columns + at] = lane[i];
                ++(*visits)[row * columns + at];
            }
        }
    }
};

}  // namespace staticnn::kernels
