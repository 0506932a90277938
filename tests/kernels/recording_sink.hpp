// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn::kernels {

/// Writes what is put to `to`; work on it waits until `advance` or `flush`, as with a sink that updates.
template <class T>
class RecordingSink {
public:
    explicit RecordingSink(std::vector<T>& to) : to_(to.data()) {}

    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        gradient.store(values_[end_]);
        offsets_[end_++] = offset;
    }
    STATICNN_INLINE bool is_pending() const { return next_ < end_; }
    template <class V>
    STATICNN_INLINE void advance() {
        for (Index i = 0; i < pack_lanes; ++i) to_[offsets_[next_] + i] = values_[next_][i];
        ++next_;
    }
    template <class V>
    STATICNN_INLINE void flush() {
        while (is_pending()) advance<V>();
        next_ = end_ = 0;
    }

private:
    T* to_;
    Index next_ = 0, end_ = 0;
    Index offsets_[32] = {};
    T values_[32][pack_lanes] = {};
};

/// Packs that are never worked on stay NaN.
template <class T>
std::vector<T> unknown(Index size) {
    return std::vector<T>(size, std::numeric_limits<T>::quiet_NaN());
}

}  // namespace staticnn::kernels
