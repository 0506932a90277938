// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

#include "staticnn/core/attributes.hpp"

namespace staticnn {

/// `moment`, or 0 when it is smaller than 2^26 times the smallest normal number (8e-31 in float). The moments
/// of inputs that are always zero decay towards denormals, and their products with a learning rate get there
/// first; both are slow. A processor flag would cure that too, but with other bits elsewhere.
template <class V>
STATICNN_INLINE V without_denormals(const V& moment) {
    using T = typename V::Scalar;
    const V smallest(std::numeric_limits<T>::min() * T(0x1p26));
    const auto is_tiny = max(moment, -moment) < smallest;
    return select(is_tiny, V(T(0)), moment);
}

}  // namespace staticnn
