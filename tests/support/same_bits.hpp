// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstring>

namespace staticnn {

/// Equal in every bit, but any NaN is like any other.
template <class T>
bool same_bits(T a, T b) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return std::memcmp(&a, &b, sizeof(T)) == 0;
}

}  // namespace staticnn
